package com.lexintel.extraction.child.members;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionFailure.Code;
import com.lexintel.extraction.MediaTypes;
import com.lexintel.extraction.Warning;
import com.lexintel.extraction.child.content.Failures;
import com.lexintel.extraction.child.content.TextBuffer;
import com.lexintel.extraction.text.Mailbox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A ZIP or mbox file: its files, and a list of them as its text. */
public final class Archive {
  private static final Charset OLD_NAMES = Charset.forName("IBM437");

  private final int maxText;
  private final Members members;

  public Archive(int maxText, Members members) {
    this.maxText = maxText;
    this.members = members;
  }

  /** Whether files of that type have no text of their own. */
  public static boolean is(String type) {
    return type.equals(MediaTypes.ZIP) || type.equals(MediaTypes.MBOX);
  }

  /**
   * The list of its files, each on a line.
   *
   * @throws ExtractionFailure when it is damaged, or there is none
   */
  public ExtractedText read(Path file, String type) throws ExtractionFailure {
    try {
      if (type.equals(MediaTypes.ZIP)) {
        readZip(file);
      } else {
        readMailbox(file);
      }
    } catch (IOException | RuntimeException e) {
      throw Failures.damaged(e);
    }
    return list();
  }

  private void readZip(Path file) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(file).setCharset(OLD_NAMES).get()) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      for (ZipArchiveEntry entry : entries) {
        if (!entry.isDirectory()) {
          readEntry(zip, entry);
        }
      }
    }
  }

  private void readEntry(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    String named = path(entry);
    String path = named.isBlank() ? "unnamed" : named;
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      members.leaveOut(path, Warning.Code.ATTACHMENT_ENCRYPTED, "it is under a password");
    } else if (!zip.canReadEntryData(entry)) {
      members.leaveOut(
          path, Warning.Code.ATTACHMENT_UNSUPPORTED, "it is compressed in a way that is not known");
    } else {
      members.entry(path, Math.max(0, entry.getSize()), () -> zip.getInputStream(entry));
    }
  }

  /** Programs write UTF-8 without saying so. */
  private static String path(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    if (raw == null || entry.getGeneralPurposeBit().usesUTF8ForNames()) {
      return entry.getName();
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException old) {
      return entry.getName();
    }
  }

  private void readMailbox(Path file) throws IOException {
    try (Mailbox mailbox = Mailbox.open(file)) {
      while (mailbox.hasNext()) {
        members.message(mailbox::next);
      }
    }
  }

  private ExtractedText list() throws ExtractionFailure {
    if (members.dispositions().isEmpty()) {
      throw new ExtractionFailure(Code.NO_TEXT_FOUND, "There is no file in the archive.");
    }
    TextBuffer buffer = new TextBuffer(maxText);
    for (String line : members.dispositions()) {
      char[] characters = line.toCharArray();
      buffer.append(characters, 0, characters.length);
      buffer.endLine();
    }
    if (buffer.isFull()) {
      throw Failures.tooLarge();
    }
    return buffer.toExtractedText();
  }
}
