package com.lexintel.extraction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;

/** Decides by a file's content which of the accepted kinds of document it is, if any. */
public final class MediaTypes {

  static final String PDF = "application/pdf";
  static final String HTML = "text/html";
  static final String PLAIN = "text/plain";
  static final String MARKDOWN = "text/markdown";
  static final String PROTECTED_OFFICE = "application/x-tika-ooxml-protected";

  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

  private static final Set<String> ACCEPTED =
      Set.of(
          PDF,
          "application/msword",
          OFFICE + "wordprocessingml.document",
          OFFICE + "spreadsheetml.sheet",
          OFFICE + "presentationml.presentation",
          PROTECTED_OFFICE,
          "application/vnd.oasis.opendocument.text",
          "application/rtf",
          "application/vnd.wordperfect",
          "application/vnd.ms-outlook",
          "message/rfc822",
          HTML,
          PLAIN,
          MARKDOWN);

  private final TikaConfig tika = Tika.config();

  /**
   * The media type of a file.
   *
   * @param file read to find its type; never changed
   * @param filename what its owner calls it, may be null; only tells Markdown from other plain text
   * @return an accepted type without parameters, or empty when the file is none of them. A Word,
   *     Excel or PowerPoint file under a password is {@code application/x-tika-ooxml-protected}:
   *     which of the three it is cannot be seen
   * @throws IOException when the file cannot be read
   */
  public Optional<String> of(Path file, String filename) throws IOException {
    String type = detect(file);
    if (type.equals(PLAIN) && isNamedMarkdown(filename)) {
      return Optional.of(MARKDOWN);
    }
    return Optional.of(type).filter(ACCEPTED::contains);
  }

  private String detect(Path file) throws IOException {
    try (TikaInputStream stream = TikaInputStream.get(file)) {
      MediaType type = tika.getDetector().detect(stream, new Metadata()).getBaseType();
      if (type.equals(MediaType.application("xhtml+xml"))) {
        return HTML;
      }
      // By content Tika tells a diff, a script or a log from other text by its first line only.
      boolean text = type.getType().equals("text") && !type.equals(MediaType.TEXT_HTML);
      return text ? PLAIN : type.toString();
    }
  }

  private static boolean isNamedMarkdown(String filename) {
    String name = filename == null ? "" : filename.toLowerCase(Locale.ROOT);
    return name.endsWith(".md") || name.endsWith(".markdown");
  }
}
