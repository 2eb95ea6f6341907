package com.lexintel.extraction.text;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Finds a PDF behind what a web server or a mail program left before it. */
public final class PdfStart {
  /** Where other programs look for its beginning and for its end. */
  private static final int NEAR = 1_024;

  private static final Pattern BEGINNING = Pattern.compile("%PDF-\\d\\.\\d\\s");

  private PdfStart() {}

  /** Whether it begins and ends a little within the file. */
  public static boolean isWithin(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      return BEGINNING.matcher(text(bytes, 0)).find()
          && text(bytes, Math.max(0, bytes.length() - NEAR)).contains("%%EOF");
    }
  }

  private static String text(RandomAccessFile bytes, long from) throws IOException {
    bytes.seek(from);
    byte[] some = new byte[(int) Math.min(NEAR, bytes.length() - from)];
    bytes.readFully(some);
    return new String(some, StandardCharsets.ISO_8859_1);
  }
}
