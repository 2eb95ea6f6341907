package com.lexintel.extraction.child.mail;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.sax.ContentHandlerDecorator;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Puts the date above the text of an Outlook message: Tika writes all of its heading but that. */
public final class MessageHeading extends ContentHandlerDecorator {

  private static final String OUTLOOK = "application/vnd.ms-outlook";
  private static final String XHTML = "http://www.w3.org/1999/xhtml";
  private final Metadata metadata;
  private boolean written;

  public MessageHeading(ContentHandler handler, Metadata metadata) {
    super(handler);
    this.metadata = metadata;
  }

  @Override
  public void startElement(String uri, String name, String qualifiedName, Attributes attributes)
      throws SAXException {
    writeOnce();
    super.startElement(uri, name, qualifiedName, attributes);
  }

  /** The body of a message may be bare text. */
  @Override
  public void characters(char[] chars, int start, int length) throws SAXException {
    writeOnce();
    super.characters(chars, start, length);
  }

  private void writeOnce() throws SAXException {
    if (!written && isMessage()) {
      written = true;
      write();
    }
  }

  private boolean isMessage() {
    return String.valueOf(metadata.get(Metadata.CONTENT_TYPE)).startsWith(OUTLOOK);
  }

  private void write() throws SAXException {
    String date = metadata.get(TikaCoreProperties.CREATED);
    if (date != null) {
      char[] chars = ("Date: " + date).toCharArray();
      super.startElement(XHTML, "li", "li", new AttributesImpl());
      super.characters(chars, 0, chars.length);
      super.endElement(XHTML, "li", "li");
    }
  }
}
