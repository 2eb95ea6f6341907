package com.lexintel.extraction.child.mail;

import com.lexintel.extraction.child.content.Nesting;
import com.lexintel.extraction.child.content.PlainTextParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** A part of a message that has no parts of its own: its text, or an attachment. */
final class MailPart {

  private static final Set<String> TEXTS =
      Set.of("text/plain", "text/html", "text/enriched", "text/calendar", "text/markdown");

  private final Entity entity;
  private final SingleBody body;

  MailPart(Entity entity, SingleBody body) {
    this.entity = entity;
    this.body = body;
  }

  /** Whether the part is shown as text of the message and is no file. */
  boolean isText() {
    boolean attached = "attachment".equalsIgnoreCase(entity.getDispositionType());
    return !attached && name() == null && TEXTS.contains(type());
  }

  /** Whether it only wraps other parts of the message. */
  boolean isWrapper() {
    return Nesting.isWrapper(type());
  }

  /** The name of the file; null when it has none. */
  String name() {
    String name = entity.getFilename();
    if (name == null
        && entity.getHeader().getField("Content-Type") instanceof ContentTypeField type) {
      name = type.getParameter("name");
    }
    return name == null ? null : DecoderUtil.decodeEncodedWords(name, DecodeMonitor.SILENT);
  }

  String type() {
    String type = entity.getMimeType();
    return type == null ? "text/plain" : type.toLowerCase(Locale.ROOT);
  }

  Metadata metadata() {
    String type = type().equals("text/html") ? "text/html" : "text/plain";
    Metadata metadata = new Metadata();
    // Without a declared character set, mime4j says US-ASCII.
    String charset = entity.getCharset();
    boolean declared = charset != null && !charset.equalsIgnoreCase("us-ascii");
    metadata.set(Metadata.CONTENT_TYPE, declared ? type + "; charset=" + charset : type);
    metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, type);
    return metadata;
  }

  void parse(InputStream in, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try (TikaInputStream stream = TikaInputStream.get(in)) {
      if (type().equals("text/html")) {
        context.get(Parser.class).parse(stream, handler, metadata, context);
      } else {
        new PlainTextParser().parse(stream, handler, metadata, context);
      }
    }
  }

  void parseAttachment(ContentHandler handler, ParseContext context)
      throws IOException, SAXException {
    Metadata metadata = new Metadata();
    metadata.set(Metadata.CONTENT_TYPE, type());
    if (name() != null) {
      metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name());
    }
    EmbeddedDocumentExtractor extractor = context.get(EmbeddedDocumentExtractor.class);
    if (extractor.shouldParseEmbedded(metadata)) {
      try (InputStream in = TikaInputStream.get(body.getInputStream())) {
        extractor.parseEmbedded(in, handler, metadata, true);
      }
    }
  }
}
