package com.lexintel.extraction.child;

import com.lexintel.extraction.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Writes an Outlook message with a text and a message attached to it. */
final class OutlookSamples {
  private static final String PROPERTIES = "__properties_version1.0";

  private OutlookSamples() {}

  static Path withAttachments(Path file) throws IOException {
    try (POIFSFileSystem message = new POIFSFileSystem(Samples.path("survey.msg").toFile(), true);
        POIFSFileSystem copy = new POIFSFileSystem()) {
      EntryUtils.copyNodes(message.getRoot(), copy.getRoot());
      DirectoryEntry text = copy.getRoot().createDirectory("__attach_version1.0_#00000000");
      add(text, "__substg1.0_3707001F", "notice.txt".getBytes(StandardCharsets.UTF_16LE));
      add(text, "__substg1.0_37010102", "Served by hand.".getBytes(StandardCharsets.UTF_8));
      add(text, PROPERTIES, new byte[8]);
      DirectoryEntry attached = copy.getRoot().createDirectory("__attach_version1.0_#00000001");
      add(attached, PROPERTIES, new byte[8]);
      DirectoryEntry inner = attached.createDirectory("__substg1.0_3701000D");
      for (Entry entry : message.getRoot()) {
        if (entry.getName().equals(PROPERTIES)) {
          add(inner, PROPERTIES, ofAttached(message));
        } else if (!entry.getName().startsWith("__nameid")) {
          EntryUtils.copyNodeRecursively(entry, inner);
        }
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        copy.writeFilesystem(out);
      }
    }
    return file;
  }

  /** The header of a file's properties is eight bytes longer than that of an attached message. */
  private static byte[] ofAttached(POIFSFileSystem message) throws IOException {
    byte[] whole = message.createDocumentInputStream(PROPERTIES).readAllBytes();
    ByteBuffer shorter = ByteBuffer.allocate(whole.length - 8).order(ByteOrder.LITTLE_ENDIAN);
    return shorter.put(whole, 0, 24).put(whole, 32, whole.length - 32).array();
  }

  private static void add(DirectoryEntry folder, String name, byte[] bytes) throws IOException {
    folder.createDocument(name, new ByteArrayInputStream(bytes));
  }
}
