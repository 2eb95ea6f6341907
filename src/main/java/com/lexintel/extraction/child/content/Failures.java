package com.lexintel.extraction.child.content;

import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionFailure.Code;
import java.util.Locale;

/** What can be wrong with a document, in its reader's words. */
public final class Failures {

  private Failures() {}

  public static ExtractionFailure of(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      // Tika's and POI's exceptions of this name have no common type.
      if (cause.getClass().getSimpleName().equals("EncryptedDocumentException")) {
        return new ExtractionFailure(
            Code.ENCRYPTED_DOCUMENT,
            "The document is protected by a password. Upload a copy without one.",
            e);
      }
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("nesting")) {
        return corrupt("The document is nested too deeply to be read.", e);
      }
      if (message.contains("zip bomb")) {
        return corrupt("Unpacked, the file is far larger than any document can be.", e);
      }
    }
    return damaged(e);
  }

  public static ExtractionFailure damaged(Exception cause) {
    return corrupt(
        "The file is damaged and cannot be read. Upload it again from its source.", cause);
  }

  public static ExtractionFailure corrupt(String message, Exception cause) {
    return new ExtractionFailure(Code.CORRUPT_DOCUMENT, message, cause);
  }

  public static ExtractionFailure storage(Exception cause) {
    return new ExtractionFailure(
        Code.STORAGE_UNAVAILABLE, "The stored original cannot be read at the moment.", cause);
  }

  public static ExtractionFailure tooLarge() {
    return new ExtractionFailure(
        Code.TEXT_TOO_LARGE,
        "The document has more text than can be handled. Split it and upload the parts.");
  }

  public static ExtractionFailure onlyStamps(boolean recognised) {
    return new ExtractionFailure(
        Code.NO_TEXT_FOUND,
        "No text was found but a stamp: the pages are scanned images. " + recognition(recognised));
  }

  private static String recognition(boolean tried) {
    return tried
        ? "Text recognition (OCR) read nothing on them."
        : "Text recognition (OCR) would help, but this server has no Tesseract, or has switched it"
            + " off.";
  }

  public static ExtractionFailure noText() {
    return new ExtractionFailure(Code.NO_TEXT_FOUND, "No text was found in the document.");
  }

  public static ExtractionFailure noTextInPdf(boolean blank, boolean garbled, boolean recognised) {
    if (!blank && !garbled) {
      return onlyImages(recognised);
    }
    String message = "No text was found: the pages are blank.";
    if (garbled) {
      message =
          "No text was found: the fonts of the file do not say which letters they show. "
              + recognition(recognised);
    }
    return new ExtractionFailure(Code.NO_TEXT_FOUND, message);
  }

  public static ExtractionFailure onlyImages(boolean recognised) {
    return new ExtractionFailure(
        Code.NO_TEXT_FOUND, "No text was found: the pages are images. " + recognition(recognised));
  }

  public static ExtractionFailure imageTooLarge(long mostPixels) {
    return new ExtractionFailure(
        Code.NO_TEXT_FOUND,
        "The image was not read: it has more than %,d pixels. Scan it at 300 dpi."
            .formatted(mostPixels));
  }
}
