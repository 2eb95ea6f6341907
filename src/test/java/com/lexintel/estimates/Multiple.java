package com.lexintel.estimates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;

/** A document that is another one several times over: PDF and plain text can be joined so. */
record Multiple(String name, byte[] bytes) {

  /** Empty for what cannot be joined, or is empty. */
  static Optional<Multiple> of(Path file, int times) {
    String name = file.getFileName().toString();
    try {
      byte[] once = Files.readAllBytes(file);
      if (once.length == 0) {
        return Optional.empty();
      }
      if (times == 1) {
        return Optional.of(new Multiple(name, once));
      }
      Optional<byte[]> joined =
          name.endsWith(".pdf")
              ? pdf(once, times)
              : name.endsWith(".txt") ? Optional.of(text(once, times)) : Optional.empty();
      return joined.map(bytes -> new Multiple(times + " times " + name, bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] text(byte[] once, int times) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (int n = 0; n < times; n++) {
      joined.writeBytes(once);
    }
    return joined.toByteArray();
  }

  private static Optional<byte[]> pdf(byte[] once, int times) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    PDFMergerUtility merger = new PDFMergerUtility();
    for (int n = 0; n < times; n++) {
      merger.addSource(new RandomAccessReadBuffer(once));
    }
    merger.setDestinationStream(joined);
    try {
      merger.mergeDocuments(IOUtils.createMemoryOnlyStreamCache());
      return Optional.of(joined.toByteArray());
    } catch (IOException notReadable) {
      return Optional.empty();
    }
  }
}
