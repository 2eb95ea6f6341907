package com.lexintel.extraction;

/** What went wrong in the parser process, as far as its words crossed over. */
final class ParserException extends Exception {

  private static final long serialVersionUID = 1L;

  ParserException(String message) {
    super(message, null, false, false);
  }
}
