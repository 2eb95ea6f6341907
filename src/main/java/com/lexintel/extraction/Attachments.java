package com.lexintel.extraction;

import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads what is embedded in a document, within bounds. Images are skipped: a letterhead is not
 * worth minutes of OCR, and a scanned page is not embedded but rendered.
 */
final class Attachments extends ParsingEmbeddedDocumentExtractor {

  static final int MAX_DEPTH = 8;
  static final int MAX_NUMBER = 5_000;

  private final transient Nesting nesting;
  private int number;

  Attachments(ParseContext context, Nesting nesting) {
    super(context);
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
    nesting.enter(metadata);
    try {
      super.parseEmbedded(stream, new MessageHeading(handler, metadata), metadata, outputHtml);
    } finally {
      nesting.leave();
    }
  }
}
