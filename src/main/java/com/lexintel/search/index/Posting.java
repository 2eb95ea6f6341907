package com.lexintel.search.index;

/** A passage and how often it has a term, in one number, so that a million need no objects. */
public final class Posting {
  private static final int BITS = 6;
  private static final int MOST = (1 << BITS) - 1;

  private Posting() {}

  static int of(int passage, int times) {
    return passage << BITS | Math.min(MOST, times);
  }

  /** The passage's ordinal in its document. */
  public static int passage(int posting) {
    return posting >>> BITS;
  }

  /** From 1 to {@value #MOST}; more counts as that many. */
  public static int times(int posting) {
    return posting & MOST;
  }
}
