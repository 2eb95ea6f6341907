package com.lexintel.extraction.child.mail;

import com.lexintel.extraction.child.content.Nesting;
import com.lexintel.extraction.child.members.Members;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.EmbeddedContentHandler;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.SAXException;

/** Writes the heading, the body and the attachments of a message, part by part in their order. */
final class MailReader {

  private final ParseContext context;
  private final Nesting nesting;
  private final XHTMLContentHandler xhtml;

  MailReader(ParseContext context, XHTMLContentHandler xhtml) {
    this.context = context;
    this.nesting = context.get(Nesting.class);
    this.xhtml = xhtml;
  }

  void read(Message message) throws IOException, SAXException, TikaException {
    MailHeading.write(message, xhtml);
    xhtml.startElement("p");
    xhtml.endElement("p");
    readPart(message);
  }

  private void readPart(Entity part) throws IOException, SAXException, TikaException {
    Body body = part.getBody();
    if (body instanceof Multipart parts) {
      readParts(parts);
    } else if (body instanceof SingleBody single) {
      readSingle(part, single);
    }
  }

  private void readParts(Multipart parts) throws IOException, SAXException, TikaException {
    List<Entity> toRead = new ArrayList<>();
    if ("alternative".equalsIgnoreCase(parts.getSubType())) {
      toRead.addAll(new Alternatives(context).chosen(parts));
    } else {
      toRead.addAll(parts.getBodyParts());
    }
    for (Entity part : toRead) {
      readPart(part);
    }
  }

  private void readSingle(Entity part, SingleBody body)
      throws IOException, SAXException, TikaException {
    MailPart mailPart = new MailPart(part, body);
    if (mailPart.isText()) {
      Metadata metadata = mailPart.metadata();
      nesting.enter(metadata);
      try (InputStream in = body.getInputStream()) {
        mailPart.parse(
            in, new EmbeddedContentHandler(new BodyContentHandler(xhtml)), metadata, context);
      } finally {
        nesting.leave();
      }
      xhtml.startElement("p");
      xhtml.endElement("p");
    } else if (mailPart.isWrapper() || !nesting.isOfMembers()) {
      mailPart.parseAttachment(xhtml, context);
    } else {
      context.get(Members.class).attachment(mailPart.name(), body::getInputStream);
    }
  }
}
