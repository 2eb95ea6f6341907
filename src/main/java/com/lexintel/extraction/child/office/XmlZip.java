package com.lexintel.extraction.child.office;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/** A zip of XML files, as office programs write them, copied with some of its files rewritten. */
final class XmlZip {

  /** Unpacked. A larger file is left as it is: it may be a bomb. */
  private static final long LARGEST = 512L << 20;

  private static final XMLInputFactory READERS = XMLInputFactory.newDefaultFactory();
  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

  static {
    READERS.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    READERS.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  /** Writes what it reads, but for what it changes. */
  interface Rewriting {
    void rewrite(XMLEventReader from, XMLEventWriter to) throws XMLStreamException;
  }

  private long left = LARGEST;

  private XmlZip() {}

  static XMLEventReader read(InputStream xml) throws XMLStreamException {
    return READERS.createXMLEventReader(xml);
  }

  /** Copies a file. */
  static void copy(Path from, Path to, Predicate<String> rewritten, Rewriting rewriting)
      throws IOException, XMLStreamException {
    XmlZip copy = new XmlZip();
    try (ZipFile zip = new ZipFile(from.toFile());
        OutputStream file = Files.newOutputStream(to);
        ZipOutputStream out = new ZipOutputStream(file)) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      for (ZipEntry entry : entries) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream in = copy.bounded(zip.getInputStream(entry))) {
          if (rewritten.test(entry.getName())) {
            XMLEventReader reader = READERS.createXMLEventReader(in);
            XMLEventWriter writer = WRITERS.createXMLEventWriter(out, "UTF-8");
            rewriting.rewrite(reader, writer);
            writer.flush();
          } else {
            in.transferTo(out);
          }
        }
        out.closeEntry();
      }
    }
  }

  private InputStream bounded(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        count(1);
        return super.read();
      }

      @Override
      public int read(byte[] bytes, int start, int length) throws IOException {
        int read = super.read(bytes, start, length);
        count(read);
        return read;
      }
    };
  }

  private void count(int bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new IOException("Unpacked, the file is too large");
    }
  }
}
