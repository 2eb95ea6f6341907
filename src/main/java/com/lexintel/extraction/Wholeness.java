package com.lexintel.extraction;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Tells files that were cut short, where the parsers would make do with the part that is left: half
 * a contract must not pass for the contract.
 */
final class Wholeness {

  private static final int PDF_TAIL = 2048;

  private Wholeness() {}

  /** A zipped document has its directory at its end: without it, the file ends early. */
  static void check(Path file, String type) throws ExtractionFailure {
    if (!type.contains("openxmlformats") && !type.contains("opendocument")) {
      return;
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      zip.size();
    } catch (ZipException e) {
      throw endsEarly(e);
    } catch (IOException e) {
      throw Failures.of(e);
    }
  }

  /** A PDF without its end is whole all the same if each of its pages could be read. */
  static void check(Path file, String type, ExtractedText text) throws ExtractionFailure {
    if (type.equals(MediaTypes.PDF) && hasBlankPage(text) && !hasEnd(file)) {
      throw endsEarly(null);
    }
  }

  private static boolean hasBlankPage(ExtractedText text) {
    List<Integer> starts = text.pageStarts();
    for (int page = 1; page < starts.size(); page++) {
      if (starts.get(page).equals(starts.get(page - 1))) {
        return true;
      }
    }
    return starts.isEmpty() || starts.get(starts.size() - 1) == text.text().length();
  }

  private static boolean hasEnd(Path file) throws ExtractionFailure {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(PDF_TAIL, bytes.length())];
      bytes.seek(bytes.length() - tail.length);
      bytes.readFully(tail);
      return new String(tail, StandardCharsets.ISO_8859_1).contains("startxref");
    } catch (IOException e) {
      throw Failures.of(e);
    }
  }

  private static ExtractionFailure endsEarly(Exception cause) {
    return Failures.corrupt(
        "The file ends early: a part of it is missing. Upload it again from its source.", cause);
  }
}
