package com.lexintel.extraction;

import com.lexintel.extraction.container.ContainerSize;
import com.lexintel.extraction.text.Mailbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;

/** Decides by a file's content which of the accepted kinds of document it is, if any. */
public final class MediaTypes {

  public static final String PDF = "application/pdf";
  public static final String HTML = "text/html";
  public static final String PLAIN = "text/plain";
  static final String MARKDOWN = "text/markdown";
  public static final String RTF = "application/rtf";

  /** An Office file from before 2007 whose directory, which tells what it is, cannot be read. */
  public static final String BROKEN_OFFICE = "application/x-tika-msoffice";

  public static final String PNG = "image/png";
  public static final String JPEG = "image/jpeg";
  static final String TIFF = "image/tiff";

  public static final String ZIP = "application/zip";
  public static final String MBOX = "application/mbox";
  public static final String MESSAGE = "message/rfc822";
  public static final String OUTLOOK = "application/vnd.ms-outlook";

  /** What Outlook wraps the files of a message in: {@code winmail.dat}. */
  public static final String TNEF = "application/vnd.ms-tnef";

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
          RTF,
          "application/vnd.wordperfect",
          OUTLOOK,
          MESSAGE,
          TNEF,
          ZIP,
          MBOX,
          TIFF,
          PNG,
          JPEG,
          HTML,
          PLAIN,
          MARKDOWN);

  /** What is read too when it comes within a container, as it always was when attached. */
  private static final Set<String> ACCEPTED_WITHIN =
      Set.of(
          "application/vnd.ms-excel",
          "application/vnd.ms-powerpoint",
          "application/vnd.oasis.opendocument.spreadsheet",
          "application/vnd.oasis.opendocument.presentation",
          "application/xml");

  private final TypeDetector detector = new TypeDetector();

  /**
   * The media type of a file.
   *
   * @param file read to find its type; never changed
   * @param filename what its owner calls it, may be null; only tells Markdown from other plain text
   * @return an accepted type without parameters, or empty when the file is none of them, or a
   *     container with more entries than any document has. A Word, Excel or PowerPoint file under a
   *     password is {@code application/x-tika-ooxml-protected}, a damaged one from before 2007
   *     {@code application/x-tika-msoffice}: which of the three it is cannot be seen, and its
   *     extraction will fail with the reason
   * @throws IOException when the file cannot be read
   */
  public Optional<String> of(Path file, String filename) throws IOException {
    if (!ContainerSize.isUsual(file)) {
      return Optional.empty();
    }
    String type = detect(file);
    if (type.equals(MESSAGE) && Mailbox.hasSeveralMessages(file)) {
      return Optional.of(MBOX);
    }
    if (type.equals(PLAIN) && isNamedMarkdown(filename)) {
      return Optional.of(MARKDOWN);
    }
    if (type.equals(BROKEN_OFFICE) && !isReadableOffice(file)) {
      return Optional.of(type);
    }
    return Optional.of(type).filter(ACCEPTED::contains);
  }

  /** The same for a file within a container, where more types are accepted. */
  public Optional<String> ofMember(Path file, String filename) throws IOException {
    Optional<String> type = of(file, filename);
    return type.isPresent() ? type : Optional.of(detect(file)).filter(ACCEPTED_WITHIN::contains);
  }

  /** Whether a type is one of those accepted within containers. */
  public static boolean isOfMember(String type) {
    return ACCEPTED.contains(type) || ACCEPTED_WITHIN.contains(type);
  }

  /** Whether a type is that of an accepted image file. */
  public static boolean isImage(String type) {
    return Set.of(TIFF, PNG, JPEG).contains(type);
  }

  private static boolean isReadableOffice(Path file) {
    try (POIFSFileSystem office = new POIFSFileSystem(file.toFile(), true)) {
      return office.getRoot() != null;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private String detect(Path file) throws IOException {
    try (TikaInputStream stream = TikaInputStream.get(file)) {
      return detector.detect(stream, new Metadata()).getBaseType().toString();
    }
  }

  private static boolean isNamedMarkdown(String filename) {
    String name = filename == null ? "" : filename.toLowerCase(Locale.ROOT);
    return name.endsWith(".md") || name.endsWith(".markdown");
  }
}
