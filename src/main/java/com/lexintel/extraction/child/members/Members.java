package com.lexintel.extraction.child.members;

import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.MediaTypes;
import com.lexintel.extraction.Member;
import com.lexintel.extraction.MemberLimits;
import com.lexintel.extraction.Warning.Code;
import com.lexintel.extraction.Warnings;
import com.lexintel.extraction.child.recognition.ImageSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The files within a container. Each is written to a directory and told to the listener, or left
 * out with a warning: none is lost silently.
 */
public final class Members {
  private static final long BETWEEN_LOOKS = 2;

  /** Where only the start of a long list of warnings is kept, all of them stand here. */
  private final List<String> dispositions = new ArrayList<>();

  private final MediaTypes types = new MediaTypes();
  private final Path directory;
  private final MemberLimits limits;
  private final ExtractionListener listener;
  private final Warnings warnings;
  private int number;
  private long bytes;

  public Members(
      Path directory, MemberLimits limits, ExtractionListener listener, Warnings warnings) {
    this.directory = directory;
    this.limits = limits;
    this.listener = listener;
    this.warnings = warnings;
  }

  /**
   * A file of a message.
   *
   * @param name null when it has none
   */
  public void attachment(String name, Content content) throws IOException {
    add(name, 0, content, file -> MessageName.of(file, types), true);
  }

  /**
   * A file of an archive.
   *
   * @param declaredSize how large the archive says it is unpacked; 0 when it does not say
   */
  void entry(String path, long declaredSize, Content content) throws IOException {
    add(path, declaredSize, content, file -> path, false);
  }

  /** A message of a mailbox, whose name is its subject. */
  void message(Content content) throws IOException {
    add(null, 0, content, file -> MessageName.of(file, types), false);
  }

  /** What was left out before it came here. */
  void leaveOut(String path, Code code, String why) {
    dispositions.add(path + " (left out: " + why + ")");
    warnings.add(code, "The file " + path + " was left out: " + why + ".", null);
  }

  /** A line for each file: its path, and why it was left out if it was. */
  List<String> dispositions() {
    return dispositions;
  }

  private void add(
      String name, long declaredSize, Content content, Naming otherwise, boolean ofMessage)
      throws IOException {
    String known = name == null ? "without a name" : name;
    if (limits.tooDeep()) {
      leaveOut(known, Code.ATTACHMENT_TOO_DEEP, "it lies too deep in other files");
    } else if (number >= limits.number()) {
      leaveOut(known, Code.TOO_MANY_ATTACHMENTS, "there are too many files");
    } else if (declaredSize > allowed()) {
      leaveOut(known, Code.ATTACHMENT_TOO_LARGE, tooLarge());
    } else {
      take(name, known, content, otherwise, ofMessage);
    }
  }

  private long allowed() {
    return Math.min(limits.bytesOfOne(), limits.bytes() - bytes);
  }

  private String tooLarge() {
    return limits.bytes() - bytes < limits.bytesOfOne()
        ? "unpacked, all files together are too large"
        : "it is too large";
  }

  private void take(String name, String known, Content content, Naming otherwise, boolean ofMessage)
      throws IOException {
    Path file = directory.resolve(String.valueOf(number + 1));
    boolean given = false;
    try {
      long size = write(content, file, known);
      if (size < 0) {
        return;
      }
      String path = name == null || name.isBlank() ? otherwise.of(file) : name;
      if (size == 0) {
        leaveOut(path, Code.ATTACHMENT_EMPTY, "it is empty");
        return;
      }
      Optional<String> type = types.ofMember(file, path);
      if (type.isEmpty()) {
        leaveOut(path, Code.ATTACHMENT_UNSUPPORTED, "its content is of no type that can be read");
      } else if (ofMessage && MediaTypes.isImage(type.get()) && !isThatOfAPage(file)) {
        leaveOut(path, Code.ATTACHMENT_UNSUPPORTED, "the image is too small to be a page");
      } else {
        number++;
        dispositions.add(path);
        listener.member(new Member(number, path, type.get()), file);
        given = true;
        awaitTaken(file);
      }
    } finally {
      if (!given) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** So that never more than one file waits on the disk. */
  private static void awaitTaken(Path file) throws IOException {
    try {
      while (Files.exists(file)) {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Negative when it was left out. */
  private long write(Content content, Path file, String known) throws IOException {
    String tooLarge = tooLarge();
    Unpacked unpacked = Unpacked.to(file, content, allowed());
    bytes += unpacked.bytes();
    if (unpacked.end() == Unpacked.End.TOO_LARGE) {
      leaveOut(known, Code.ATTACHMENT_TOO_LARGE, tooLarge);
    } else if (unpacked.end() == Unpacked.End.DAMAGED) {
      leaveOut(known, Code.ATTACHMENT_NOT_READ, "it is damaged");
    }
    return unpacked.end() == Unpacked.End.WHOLE ? unpacked.bytes() : -1;
  }

  private static boolean isThatOfAPage(Path image) throws IOException {
    try (InputStream in = Files.newInputStream(image)) {
      return ImageSize.isThatOfAPage(in);
    }
  }
}
