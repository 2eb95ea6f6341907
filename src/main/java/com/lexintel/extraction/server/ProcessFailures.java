package com.lexintel.extraction.server;

import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionFailure.Code;
import com.lexintel.extraction.child.DiskLimit;
import com.lexintel.extraction.protocol.ParserException;
import java.time.Duration;

/** What can go wrong with the process that reads a document, in words for the document's reader. */
final class ProcessFailures {
  /** The exit status of {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  private ProcessFailures() {}

  static ExtractionFailure timeout(Duration timeout) {
    return new ExtractionFailure(
        Code.EXTRACTION_TIMEOUT,
        "Reading the document came no further for " + inWords(timeout) + " and was stopped.");
  }

  private static String inWords(Duration duration) {
    long seconds = Math.max(1, duration.toSeconds());
    boolean minutes = seconds >= 120 && seconds % 60 == 0;
    long number = minutes ? seconds / 60 : seconds;
    return number + (minutes ? " minutes" : number == 1 ? " second" : " seconds");
  }

  static ExtractionFailure crashed(int exitStatus, String errors) {
    return new ExtractionFailure(
        Code.EXTRACTION_CRASHED, reason(exitStatus), new ParserException(errors));
  }

  private static String reason(int exitStatus) {
    return switch (exitStatus) {
      case OUT_OF_MEMORY ->
          "Reading the document needs more memory than the server gives to one document.";
      case DiskLimit.EXIT_STATUS ->
          "Unpacked, the document and what is attached to it are larger than the server allows.";
      default -> "Reading the document failed: it made the program that reads documents crash.";
    };
  }
}
