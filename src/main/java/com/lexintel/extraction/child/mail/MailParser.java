package com.lexintel.extraction.child.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads e-mail. Tika's own parser takes the HTML of a message even where only the plain text beside
 * it has words, and leaves out fields of the heading.
 */
public final class MailParser implements Parser {

  private static final long serialVersionUID = 1L;

  private static final MediaType TYPE = MediaType.parse("message/rfc822");

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return Set.of(TYPE);
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    metadata.set(Metadata.CONTENT_TYPE, TYPE.toString());
    Message message = builder().parseMessage(MailStart.skip(stream));
    try {
      XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
      xhtml.startDocument();
      new MailReader(context, xhtml).read(message);
      xhtml.endDocument();
    } finally {
      message.dispose();
    }
  }

  private static DefaultMessageBuilder builder() {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(
        new MimeConfig.Builder()
            .setStrictParsing(false)
            .setMaxLineLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxHeaderLen(-1)
            .setMaxContentLen(-1)
            .build());
    builder.setDecodeMonitor(DecodeMonitor.SILENT);
    builder.setContentDecoding(true);
    builder.setBodyFactory(new MailBodies());
    return builder;
  }
}
