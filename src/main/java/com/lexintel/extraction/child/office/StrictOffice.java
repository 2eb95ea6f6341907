package com.lexintel.extraction.child.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies an Excel or PowerPoint file of the Strict kind with the names of the usual kind, by which
 * Tika knows them. Word files are read without.
 */
public final class StrictOffice {
  private static final String STRICT = "http://purl.oclc.org/ooxml/";
  private static final Pattern NAME = Pattern.compile(Pattern.quote(STRICT) + "(\\w+)/(\\w+)");

  /** Dates stand there as text, of which Tika knows nothing. */
  private static final String DATE = " t=\"d\"";

  private static final int LARGEST_PART = 64 << 20;
  private static final long LARGEST = 512L << 20;

  private StrictOffice() {}

  /**
   * @return false: changes cannot be tracked in these files
   * @throws IOException also when the file is of the usual kind, and is to be read as it is
   */
  public static boolean translated(Path from, Path to) throws IOException {
    try (ZipFile zip = new ZipFile(from.toFile());
        OutputStream file = Files.newOutputStream(to);
        ZipOutputStream out = new ZipOutputStream(file)) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      if (!isStrict(zip)) {
        throw new IOException("The file is of the usual kind");
      }
      long left = LARGEST;
      for (ZipEntry entry : entries) {
        byte[] part = read(zip, entry);
        left -= part.length;
        if (left < 0) {
          throw new IOException("Unpacked, the file is too large");
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(entry.getName().matches(".*\\.(xml|rels)") ? translated(part) : part);
        out.closeEntry();
      }
    }
    return false;
  }

  private static boolean isStrict(ZipFile zip) throws IOException {
    for (String main : List.of("xl/workbook.xml", "ppt/presentation.xml")) {
      ZipEntry entry = zip.getEntry(main);
      if (entry != null) {
        return text(read(zip, entry)).contains(STRICT);
      }
    }
    return false;
  }

  private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] part = in.readNBytes(LARGEST_PART + 1);
      if (part.length > LARGEST_PART) {
        throw new IOException("A part of the file is too large");
      }
      return part;
    }
  }

  private static byte[] translated(byte[] part) {
    String names =
        NAME.matcher(text(part)).replaceAll("http://schemas.openxmlformats.org/$1/2006/$2");
    return names
        .replace("extendedProperties", "extended-properties")
        .replace("customProperties", "custom-properties")
        .replace(DATE, " t=\"str\"")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Byte by byte, since only ASCII is looked for. */
  private static String text(byte[] part) {
    return new String(part, StandardCharsets.ISO_8859_1);
  }
}
