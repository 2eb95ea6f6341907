package com.lexintel.extraction;

import com.lexintel.extraction.text.PdfStart;
import com.lexintel.extraction.text.TextKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The type of a file. Tika knows formats by their first bytes. Of text this says little: a deed may
 * begin with "Articles of", as a message of a newsgroup does. So all of a text is looked at.
 */
public final class TypeDetector implements Detector {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(TypeDetector.class);

  private static final int LOOKED_AT = 1 << 16;
  private static final MediaType MESSAGE = MediaType.parse("message/rfc822");
  private static final MediaType XHTML = MediaType.application("xhtml+xml");

  /** Formats that are written as text and are no prose. */
  private static final Set<String> WRITTEN_AS_TEXT =
      Set.of(MediaTypes.PDF, MediaTypes.RTF, "application/postscript", "application/xml");

  @Override
  public MediaType detect(InputStream input, Metadata metadata) throws IOException {
    MediaType type = byFirstBytes(input, metadata);
    if (!(input instanceof TikaInputStream file) || !isInDoubt(type.getBaseType(), metadata)) {
      return type;
    }
    if (PdfStart.isWithin(file.getPath())) {
      return MediaType.application("pdf");
    }
    Optional<TextKind> kind = TextKind.of(file.getPath());
    if (kind.isPresent()) {
      return of(kind.get());
    }
    return type.getType().equals("text") || type.getBaseType().equals(XHTML)
        ? plainOrHtml(type)
        : type;
  }

  private static MediaType byFirstBytes(InputStream input, Metadata metadata) throws IOException {
    input.mark(LOOKED_AT);
    try {
      return Tika.config().getDetector().detect(input, metadata);
    } catch (RuntimeException misled) {
      // Some look further into what begins as their format does, and stumble over text.
      input.reset();
      LOG.debug("The type of a file cannot be told by its first bytes", misled);
      return MediaType.OCTET_STREAM;
    }
  }

  private static MediaType plainOrHtml(MediaType type) {
    boolean html = type.equals(MediaType.TEXT_HTML) || type.getBaseType().equals(XHTML);
    return html ? MediaType.TEXT_HTML : MediaType.TEXT_PLAIN;
  }

  private static boolean isInDoubt(MediaType type, Metadata metadata) {
    if (type.equals(MediaType.OCTET_STREAM) || type.getType().matches("text|message")) {
      return true;
    }
    boolean named = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY) != null;
    boolean xml = type.getSubtype().endsWith("+xml") && !type.equals(XHTML);
    return !named && !xml && !WRITTEN_AS_TEXT.contains(type.toString()) && !isContainer(type);
  }

  /** Images, office files and archives: they begin with bytes that no text begins with. */
  private static boolean isContainer(MediaType type) {
    return type.toString()
        .matches(
            "image/(tiff|png|jpeg)|application/(zip|.*office.*|.*opendocument.*|msword|.*wordperfect)");
  }

  private static MediaType of(TextKind kind) {
    return switch (kind) {
      case PLAIN -> MediaType.TEXT_PLAIN;
      case HTML -> MediaType.TEXT_HTML;
      case MESSAGE -> MESSAGE;
    };
  }
}
