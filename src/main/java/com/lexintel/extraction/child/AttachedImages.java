package com.lexintel.extraction.child;

import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.MediaTypes;
import com.lexintel.extraction.Warning.Code;
import com.lexintel.extraction.Warnings;
import com.lexintel.extraction.child.content.Nesting;
import com.lexintel.extraction.child.image.ImageFile;
import com.lexintel.extraction.child.recognition.ImageSize;
import com.lexintel.extraction.child.recognition.Recogniser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/**
 * Images within other files. Those in texts are recognised, as scans are pasted into them. Those in
 * presentations and tables are not: they show things.
 */
final class AttachedImages {

  /** More images than this make a text an album. */
  private static final int MOST = 100;

  private final MediaTypes types = new MediaTypes();
  private final Optional<Recogniser> recogniser;
  private final ExtractionListener listener;
  private final Nesting nesting;
  private final Warnings warnings;
  private int read;

  AttachedImages(
      Optional<Recogniser> recogniser,
      ExtractionListener listener,
      Nesting nesting,
      Warnings warnings) {
    this.recogniser = recogniser;
    this.listener = listener;
    this.nesting = nesting;
    this.warnings = warnings;
  }

  /** Whether a file is an image by its content. */
  boolean isImage(Path file) throws IOException {
    return types.of(file, null).filter(MediaTypes::isImage).isPresent();
  }

  /**
   * The words of an image; empty when there are none. What could not be read is told. A letterhead
   * is not worth a word, but an image as large as a page may have many.
   */
  String textOf(Path file, Metadata metadata) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (!ImageSize.isThatOfAPage(in)) {
        return "";
      }
    }
    String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
    String which = name == null ? "A large image" : "The image " + name;
    if (recogniser.isEmpty() || !nesting.isInWrittenText() || read >= MOST) {
      warn(which + " was not read: words in it are not in the text.");
      return "";
    }
    read++;
    Warnings ofPages = new Warnings();
    try {
      String type = types.of(file, null).orElseThrow();
      String text = new ImageFile(recogniser, listener, ofPages, Map.of()).read(file, type).text();
      if (!ofPages.all().isEmpty()) {
        warn(which + " was not read in full. " + ofPages.all().get(0).detail());
      }
      return text;
    } catch (ExtractionFailure e) {
      warn(which + " was not read. " + e.getMessage());
      return "";
    }
  }

  private void warn(String detail) {
    warnings.add(Code.IMAGE_NOT_READ, detail, null);
  }
}
