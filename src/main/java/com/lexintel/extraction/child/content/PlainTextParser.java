package com.lexintel.extraction.child.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads plain text whole, with its form feeds, which Tika replaces by question marks. */
public final class PlainTextParser implements Parser {

  private static final long serialVersionUID = 1L;

  private final Encodings encodings = new Encodings();

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return Set.of(MediaType.TEXT_PLAIN);
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException {
    InputStream bytes = stream.markSupported() ? stream : new BufferedInputStream(stream);
    Charset charset = encodings.detect(bytes, metadata);
    metadata.set(Metadata.CONTENT_TYPE, MediaType.TEXT_PLAIN.toString());
    XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
    xhtml.startDocument();
    xhtml.startElement("p");
    Reader reader = new InputStreamReader(bytes, charset);
    char[] chars = new char[8_192];
    for (int read = reader.read(chars); read >= 0; read = reader.read(chars)) {
      // Past the XHTML handler, which knows no form feed.
      handler.characters(chars, 0, read);
    }
    xhtml.endElement("p");
    xhtml.endDocument();
  }
}
