package com.lexintel.extraction.child.members;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Writes what lies within an Outlook message as a folder, a message above all, as a file. */
public final class OutlookFile {
  private static final String PROPERTIES = "__properties_version1.0";
  private static final String NAMES = "__nameid_version1.0";

  /** The properties of a message have a header; it is shorter where the message is attached. */
  private static final int ATTACHED_HEADER = 24;

  private static final int LONGER = 8;

  private OutlookFile() {}

  public static InputStream of(DirectoryEntry folder) throws IOException {
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      DirectoryNode root = file.getRoot();
      root.setStorageClsid(folder.getStorageClsid());
      for (Entry entry : folder) {
        if (entry instanceof DocumentEntry properties && entry.getName().equals(PROPERTIES)) {
          root.createDocument(PROPERTIES, new ByteArrayInputStream(asOfFile(properties)));
        } else {
          EntryUtils.copyNodeRecursively(entry, root);
        }
      }
      addNames(folder, root);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      file.writeFilesystem(bytes);
      return new ByteArrayInputStream(bytes.toByteArray());
    }
  }

  private static byte[] asOfFile(DocumentEntry properties) throws IOException {
    byte[] attached;
    try (DocumentInputStream in = new DocumentInputStream(properties)) {
      attached = in.readAllBytes();
    }
    int header = Math.min(ATTACHED_HEADER, attached.length);
    byte[] whole = new byte[attached.length + LONGER];
    System.arraycopy(attached, 0, whole, 0, header);
    System.arraycopy(attached, header, whole, header + LONGER, attached.length - header);
    return whole;
  }

  /** The names of properties stand only in the outermost message. */
  private static void addNames(DirectoryEntry folder, DirectoryNode root) throws IOException {
    Set<String> there = root.getEntryNames();
    DirectoryEntry outermost = folder;
    while (outermost.getParent() != null) {
      outermost = outermost.getParent();
    }
    if (there.contains(PROPERTIES)
        && !there.contains(NAMES)
        && outermost.hasEntryCaseInsensitive(NAMES)) {
      EntryUtils.copyNodeRecursively(outermost.getEntryCaseInsensitive(NAMES), root);
    }
  }
}
