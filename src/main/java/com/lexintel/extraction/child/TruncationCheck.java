package com.lexintel.extraction.child;

import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.MediaTypes;
import com.lexintel.extraction.child.content.Failures;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Tells files that were cut short, where the parsers would make do with the part that is left: half
 * a contract must not pass for the contract.
 */
final class TruncationCheck {

  /** Far enough for what mail gateways and web servers append to a PDF. */
  private static final int LONGEST_TAIL = 1 << 20;

  private static final int BLOCK = 1 << 16;

  private static final String END_OF_JPEG = "\u00ff\u00d9";

  private static final Pattern OBJECT = Pattern.compile("\\d obj\\b");

  private TruncationCheck() {}

  static void check(Path file, String type) throws ExtractionFailure {
    try {
      if (type.equals(MediaTypes.PDF)) {
        checkPdf(file);
      } else if (type.equals(MediaTypes.PNG)) {
        checkEnds(file, "IEND");
      } else if (type.equals(MediaTypes.JPEG)) {
        checkEnds(file, END_OF_JPEG);
      } else if (type.equals(MediaTypes.RTF)) {
        checkRtf(file);
      } else if (type.equals(MediaTypes.BROKEN_OFFICE)) {
        throw Failures.damaged(null);
      } else if (type.contains("openxmlformats") || type.contains("opendocument")) {
        checkZip(file);
      }
    } catch (ZipException e) {
      throw endsEarly(e);
    } catch (IOException e) {
      throw Failures.storage(e);
    }
  }

  /** A zip has its directory at its end: opening it looks for that. */
  private static void checkZip(Path file) throws IOException {
    new ZipFile(file.toFile()).close();
  }

  /** Every part of a PDF, the first and what was added later, ends with a pointer to its index. */
  private static void checkPdf(Path file) throws IOException, ExtractionFailure {
    String tail = tail(file);
    // Some programs leave out the pointer, but not the trailer that it belongs to.
    int end = Math.max(tail.lastIndexOf("startxref"), tail.lastIndexOf("trailer"));
    if (end < 0 || OBJECT.matcher(tail).region(end, tail.length()).find()) {
      throw endsEarly(null);
    }
  }

  /** The whole of an RTF stands between braces; some programs add a NUL or a line end. */
  private static void checkRtf(Path file) throws IOException, ExtractionFailure {
    String tail = tail(file);
    int last = tail.length() - 1;
    while (last >= 0 && tail.charAt(last) <= ' ') {
      last--;
    }
    if (last < 0 || tail.charAt(last) != '}') {
      throw endsEarly(null);
    }
  }

  /** Decoders show the rest of an image that was cut short as grey. */
  private static void checkEnds(Path file, String mark) throws IOException, ExtractionFailure {
    if (!tail(file).contains(mark)) {
      throw endsEarly(null);
    }
  }

  private static String tail(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      long end = endOfContent(bytes);
      byte[] tail = new byte[(int) Math.min(LONGEST_TAIL, end)];
      bytes.seek(end - tail.length);
      bytes.readFully(tail);
      return new String(tail, StandardCharsets.ISO_8859_1);
    }
  }

  /** Where the NULs begin with which some servers and disks fill a file up. */
  private static long endOfContent(RandomAccessFile bytes) throws IOException {
    byte[] block = new byte[BLOCK];
    for (long end = bytes.length(); end > 0; end -= BLOCK) {
      int length = (int) Math.min(BLOCK, end);
      bytes.seek(end - length);
      bytes.readFully(block, 0, length);
      for (int i = length - 1; i >= 0; i--) {
        if (block[i] != 0) {
          return end - length + i + 1;
        }
      }
    }
    return 0;
  }

  private static ExtractionFailure endsEarly(Exception cause) {
    return Failures.corrupt(
        "The file ends early: a part of it is missing. Upload it again from its source.", cause);
  }
}
