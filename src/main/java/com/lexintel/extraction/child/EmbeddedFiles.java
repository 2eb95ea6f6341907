package com.lexintel.extraction.child;

import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
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
final class EmbeddedFiles extends ParsingEmbeddedDocumentExtractor {

  static final int MAX_DEPTH = 8;
  static final int MAX_NUMBER = 5_000;

  private static final String XHTML = XHTMLContentHandler.XHTML;

  private final transient ParseContext context;
  private final transient Nesting nesting;
  private int number;

  EmbeddedFiles(ParseContext context, Nesting nesting) {
    super(context);
    this.context = context;
    this.nesting = nesting;
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
    nesting.enter(metadata);
    try {
      super.parseEmbedded(stream, new MessageHeading(handler, metadata), metadata, outputHtml);
    } finally {
      nesting.leave();
    }
    if (failures() > before) {
      sayUnread(handler, metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY));
    }
  }

  private int failures() {
    ParseRecord record = context.get(ParseRecord.class);
    return record == null ? 0 : record.getExceptions().size();
  }

  /** Who searches the message must learn that something in it was not searched. */
  private static void sayUnread(ContentHandler handler, String name) throws SAXException {
    String which = name == null ? "An attachment" : "The attachment " + name;
    char[] words = ("[" + which + " could not be read in full.]").toCharArray();
    handler.startElement(XHTML, "p", "p", new AttributesImpl());
    handler.characters(words, 0, words.length);
    handler.endElement(XHTML, "p", "p");
  }
}
