package com.lexintel.extraction.child.content;

/** What is stamped on scanned pages, such as the line of a court's filing system. */
public final class Stamp {
  /**
   * In UTF-16 code units. A scanned page in a court's file carries a stamp of 50 to 150 as text.
   */
  public static final int LONGEST = 200;

  private Stamp() {}
}
