package com.lexintel.extraction.child.content;

import com.lexintel.extraction.text.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.html.charsetdetector.StandardHtmlEncodingDetector;
import org.apache.tika.utils.CharsetUtils;

/** Tells Tika's parsers the encoding of text and HTML, of files and of parts of messages. */
public final class Encodings implements EncodingDetector {

  private static final long serialVersionUID = 1L;

  /** Browsers read text that is declared ISO-8859-1 or US-ASCII as windows-1252, and are right. */
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  @Override
  public Charset detect(InputStream input, Metadata metadata) throws IOException {
    Charset declared = asBrowsers(declared(input, metadata));
    if (input instanceof TikaInputStream file) {
      try (InputStream bytes = Files.newInputStream(file.getPath())) {
        return TextEncoding.of(bytes, declared).orElse(WINDOWS_1252);
      }
    }
    input.mark(Integer.MAX_VALUE);
    try {
      return TextEncoding.of(input, declared).orElse(WINDOWS_1252);
    } finally {
      input.reset();
    }
  }

  /** The header of a message counts more than what the HTML says of itself. */
  private static Charset declared(InputStream input, Metadata metadata) throws IOException {
    MediaType type = MediaType.parse(metadata.get(Metadata.CONTENT_TYPE));
    String name = type == null ? null : type.getParameters().get("charset");
    if (name != null && CharsetUtils.isSupported(name)) {
      return CharsetUtils.forName(name);
    }
    return new StandardHtmlEncodingDetector().detect(input, new Metadata());
  }

  private static Charset asBrowsers(Charset declared) {
    boolean latin =
        StandardCharsets.ISO_8859_1.equals(declared) || StandardCharsets.US_ASCII.equals(declared);
    return latin ? WINDOWS_1252 : declared;
  }
}
