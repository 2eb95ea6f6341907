package com.lexintel.extraction.child;

import com.lexintel.extraction.MediaTypes;
import com.lexintel.extraction.child.content.Nesting;
import com.lexintel.extraction.child.content.XhtmlReader;
import com.lexintel.extraction.child.mail.MessageHeading;
import com.lexintel.extraction.child.pdf.AttachedScans;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ParseRecord;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Reads what is embedded in a document, within bounds. Images are skipped: a letterhead is not
 * worth minutes of OCR, and a scanned page is not embedded but rendered.
 */
public final class EmbeddedFiles extends ParsingEmbeddedDocumentExtractor {

  public static final int MAX_DEPTH = 8;
  static final int MAX_NUMBER = 5_000;

  private static final String XHTML = XHTMLContentHandler.XHTML;

  private final transient ParseContext context;
  private final transient Nesting nesting;
  private final transient AttachedScans scans;
  private int number;

  EmbeddedFiles(ParseContext context, Nesting nesting, AttachedScans scans) {
    super(context);
    this.context = context;
    this.nesting = nesting;
    this.scans = scans;
  }

  @Override
  public boolean shouldParseEmbedded(Metadata metadata) {
    String type = String.valueOf(metadata.get(Metadata.CONTENT_TYPE));
    return nesting.depth() < MAX_DEPTH && number < MAX_NUMBER && !type.startsWith("image/");
  }

  @Override
  public void parseEmbedded(
      InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
      throws SAXException, IOException {
    number++;
    int before = failures();
    // A stream that has been read cannot be asked for its file any more.
    Path file = stream instanceof TikaInputStream tika ? tika.getPath() : null;
    nesting.enter(metadata);
    try {
      super.parseEmbedded(stream, new MessageHeading(handler, metadata), metadata, outputHtml);
    } finally {
      nesting.leave();
    }
    String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
    String which = name == null ? "An attachment" : "The attachment " + name;
    if (failures() > before) {
      write("[" + which + " could not be read in full.]", handler);
    } else if (isPdf(metadata) && file != null) {
      writeScans(scans.read(file), which, handler);
    }
  }

  private int failures() {
    ParseRecord record = context.get(ParseRecord.class);
    return record == null ? 0 : record.getExceptions().size();
  }

  private static boolean isPdf(Metadata metadata) {
    return String.valueOf(metadata.get(Metadata.CONTENT_TYPE)).startsWith(MediaTypes.PDF);
  }

  private static void writeScans(AttachedScans.Reading scans, String which, ContentHandler handler)
      throws SAXException {
    if (!scans.text().isBlank()) {
      write(XhtmlReader.RECOGNISED, scans.text(), handler);
    }
    if (scans.unread() == 1) {
      write("[" + which + " has a scanned page that was not read.]", handler);
    } else if (scans.unread() > 1) {
      write(
          "[" + which + " has " + scans.unread() + " scanned pages that were not read.]", handler);
    }
  }

  /** Who searches the message must learn that something in it was not searched. */
  private static void write(String text, ContentHandler handler) throws SAXException {
    write("p", text, handler);
  }

  private static void write(String element, String text, ContentHandler handler)
      throws SAXException {
    char[] words = text.toCharArray();
    handler.startElement(XHTML, element, element, new AttributesImpl());
    handler.characters(words, 0, words.length);
    handler.endElement(XHTML, element, element);
  }
}
