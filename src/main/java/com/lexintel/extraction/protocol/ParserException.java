package com.lexintel.extraction.protocol;

/** What went wrong in the parser process, as far as its words crossed over. */
public final class ParserException extends Exception {

  private static final long serialVersionUID = 1L;

  public ParserException(String message) {
    super(message, null, false, false);
  }
}
