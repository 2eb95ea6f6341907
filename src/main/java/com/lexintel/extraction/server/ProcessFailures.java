package com.lexintel.extraction.server;

import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionFailure.Code;
import com.lexintel.extraction.protocol.ParserException;
import java.time.Duration;

/** What can go wrong with the process that reads a document, in words for the document's reader. */
final class ProcessFailures {
  private ProcessFailures() {}

  static ExtractionFailure timeout(Duration timeout) {
    return new ExtractionFailure(
        Code.EXTRACTION_TIMEOUT,
        "Reading the document took longer than " + inWords(timeout) + " and was stopped.");
  }

  private static String inWords(Duration duration) {
    long seconds = Math.max(1, duration.toSeconds());
    boolean minutes = seconds >= 120 && seconds % 60 == 0;
    long number = minutes ? seconds / 60 : seconds;
    return number + (minutes ? " minutes" : number == 1 ? " second" : " seconds");
  }

  static ExtractionFailure crashed(boolean outOfMemory, String errors) {
    return new ExtractionFailure(
        Code.EXTRACTION_CRASHED,
        outOfMemory
            ? "Reading the document needs more memory than the server gives to one document."
            : "Reading the document failed: it made the program that reads documents crash.",
        new ParserException(errors));
  }
}
