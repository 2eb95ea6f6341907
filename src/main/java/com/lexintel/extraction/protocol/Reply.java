package com.lexintel.extraction.protocol;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.Member;

/** What the parser process says. */
public sealed interface Reply {

  /** It can take a document now. */
  record Ready() implements Reply {}

  /**
   * A page begins.
   *
   * @param pageCount null when not known
   */
  record PageBegun(int page, Integer pageCount) implements Reply {}

  /** The recognition of a scanned page begins. */
  record ScannedPageBegun(int number, int count) implements Reply {}

  /** The text of a scanned page was recognised. */
  record PageRecognised(int page, String text) implements Reply {}

  /** A file within the document was found. It lies in the directory of the process. */
  record MemberFound(Member member) implements Reply {}

  /** The document's text. */
  record Extracted(ExtractedText text) implements Reply {}

  /** The document has no text to offer. */
  record Refused(ExtractionFailure failure) implements Reply {}

  /** Nothing more will be said: the process has ended, or talks nonsense. */
  record Silence() implements Reply {}
}
