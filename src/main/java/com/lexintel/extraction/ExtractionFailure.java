package com.lexintel.extraction;

import java.util.Locale;

/** Why a document has no text to offer, in a stable code and in words for its reader. */
public class ExtractionFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** The contract's error codes that extraction can end in. */
  public enum Code {
    NO_TEXT_FOUND,
    ENCRYPTED_DOCUMENT,
    CORRUPT_DOCUMENT,
    EXTRACTION_TIMEOUT,
    EXTRACTION_CRASHED,
    TEXT_TOO_LARGE,
    STORAGE_UNAVAILABLE;

    /** The code as clients see it, such as {@code no_text_found}. */
    public String contractCode() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Code code;

  /**
   * A failure with its reason.
   *
   * @param message a sentence or two that a lawyer understands and that is true
   */
  public ExtractionFailure(Code code, String message) {
    this(code, message, null);
  }

  /**
   * A failure with its reason and its technical cause.
   *
   * @param cause for the log, may be null
   */
  public ExtractionFailure(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The stable code, never null. */
  public Code code() {
    return code;
  }
}
