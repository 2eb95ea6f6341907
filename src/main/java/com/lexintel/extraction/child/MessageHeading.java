package com.lexintel.extraction.child;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.sax.ContentHandlerDecorator;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Puts sender, receivers, date and subject above the body of an e-mail: Tika keeps those of an EML
 * out of its text, and lawyers search for them first.
 */
final class MessageHeading extends ContentHandlerDecorator {

  private static final String XHTML = "http://www.w3.org/1999/xhtml";
  private static final Map<String, Property> LINES = new LinkedHashMap<>();

  static {
    LINES.put("From", Property.internalText(Message.MESSAGE_FROM));
    LINES.put("To", Property.internalText(Message.MESSAGE_TO));
    LINES.put("Cc", Property.internalText(Message.MESSAGE_CC));
    LINES.put("Date", TikaCoreProperties.CREATED);
    LINES.put("Subject", TikaCoreProperties.SUBJECT);
  }

  private final Metadata metadata;
  private boolean written;

  MessageHeading(ContentHandler handler, Metadata metadata) {
    super(handler);
    this.metadata = metadata;
  }

  @Override
  public void startElement(String uri, String name, String qualifiedName, Attributes attributes)
      throws SAXException {
    if (!written && isMessage()) {
      written = true;
      write();
    }
    super.startElement(uri, name, qualifiedName, attributes);
  }

  private boolean isMessage() {
    return String.valueOf(metadata.get(Metadata.CONTENT_TYPE)).startsWith("message/rfc822");
  }

  private void write() throws SAXException {
    AttributesImpl none = new AttributesImpl();
    for (Map.Entry<String, Property> line : LINES.entrySet()) {
      String value = String.join(", ", metadata.getValues(line.getValue()));
      if (!value.isBlank()) {
        char[] chars = (line.getKey() + ": " + value).toCharArray();
        super.startElement(XHTML, "li", "li", none);
        super.characters(chars, 0, chars.length);
        super.endElement(XHTML, "li", "li");
      }
    }
  }
}
