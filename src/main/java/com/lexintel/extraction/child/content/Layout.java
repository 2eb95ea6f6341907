package com.lexintel.extraction.child.content;

import com.lexintel.extraction.MediaTypes;

/** How the white space of a format's text is to be read. */
enum Layout {
  /** Line ends in the text are the author's. */
  LINES,
  /** White space is only space between words. */
  FLOWING,
  /** Lines are those of the print, and a paragraph of one may be just a double-spaced line. */
  PRINTED;

  /** The layout of a content type, which may have parameters or be null. */
  static Layout of(String contentType) {
    if (contentType == null) {
      return LINES;
    }
    if (contentType.startsWith(MediaTypes.PDF)) {
      return PRINTED;
    }
    return contentType.startsWith(MediaTypes.HTML) ? FLOWING : LINES;
  }
}
