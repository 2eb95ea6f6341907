package com.lexintel.extraction.child.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.internal.ParserStreamContentHandler;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.parser.MimeStreamParser;
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
    Message message = parse(MailStart.skip(stream));
    try {
      XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
      xhtml.startDocument();
      new MailReader(context, xhtml).read(message);
      xhtml.endDocument();
    } finally {
      message.dispose();
    }
  }

  /** Attached messages are left as they are: they become documents of their own. */
  private static Message parse(InputStream stream) throws IOException, TikaException {
    MimeConfig config =
        new MimeConfig.Builder()
            .setStrictParsing(false)
            .setMaxLineLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxHeaderLen(-1)
            .setMaxContentLen(-1)
            .build();
    MimeStreamParser parser =
        new MimeStreamParser(
            config,
            DecodeMonitor.SILENT,
            new DefaultBodyDescriptorBuilder(
                null, LenientFieldParser.getParser(), DecodeMonitor.SILENT));
    Message message = new DefaultMessageBuilder().newMessage();
    parser.setContentHandler(new ParserStreamContentHandler(message, new MailBodies()));
    parser.setContentDecoding(true);
    parser.setNoRecurse();
    try {
      parser.parse(stream);
    } catch (MimeException e) {
      throw new TikaException("The message cannot be parsed", e);
    }
    return message;
  }
}
