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

  private final transient Pages pages;
  private int depth;
  private int number;

  Attachments(ParseContext context, Pages pages) {
    super(context);
    this.pages = pages;
  }

  @Override
  public boolean shouldParseEmbedded(Metadata metadata) {
    String type = String.valueOf(metadata.get(Metadata.CONTENT_TYPE));
    return depth < MAX_DEPTH && number < MAX_NUMBER && !type.startsWith("image/");
  }

  @Override
  public void parseEmbedded(
      InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
      throws SAXException, IOException {
    depth++;
    number++;
    pages.beginAttachment();
    try {
      super.parseEmbedded(stream, new MessageHeading(handler, metadata), metadata, outputHtml);
    } finally {
      pages.endAttachment();
      depth--;
    }
  }
}
