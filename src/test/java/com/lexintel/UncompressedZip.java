package com.lexintel;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Assignable;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.exporter.ArchiveExportException;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Hands an archive to the server without compressing it, and with the same times in each archive.
 * ShrinkWrap's own exporter takes 12 s for this application, in every deployment.
 */
public final class UncompressedZip implements ZipExporter {
  /** Liberty reads the classes of a JAR again when the time of the JAR has changed. */
  private static final long SAME_TIME = System.currentTimeMillis();

  private final Archive<?> archive;

  /** Called by ShrinkWrap. */
  public UncompressedZip(Archive<?> archive) {
    this.archive = archive;
  }

  @Override
  public InputStream exportAsInputStream() {
    try {
      Path file = Files.createTempFile("archive", ".zip");
      exportTo(file.toFile(), true);
      return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new ArchiveExportException(e);
    }
  }

  @Override
  public void exportTo(File target) {
    exportTo(target, false);
  }

  @Override
  public void exportTo(File target, boolean overwrite) {
    StandardOpenOption mode =
        overwrite ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.CREATE_NEW;
    try (OutputStream out =
        Files.newOutputStream(
            target.toPath(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
      exportTo(out);
    } catch (IOException e) {
      throw new ArchiveExportException(e);
    }
  }

  @Override
  public void exportTo(OutputStream target) {
    try {
      ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(target, 1 << 16));
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Map.Entry<ArchivePath, Node> entry : archive.getContent().entrySet()) {
        write(entry.getKey().get().substring(1), entry.getValue(), zip);
      }
      zip.finish();
      zip.flush();
    } catch (IOException e) {
      throw new ArchiveExportException(e);
    }
  }

  private static void write(String name, Node node, ZipOutputStream zip) throws IOException {
    if (name.isEmpty()) {
      return;
    }
    boolean folder = node.getAsset() == null;
    ZipEntry entry = new ZipEntry(folder ? name + "/" : name);
    entry.setTime(SAME_TIME);
    zip.putNextEntry(entry);
    if (!folder) {
      try (InputStream in = node.getAsset().openStream()) {
        in.transferTo(zip);
      }
    }
    zip.closeEntry();
  }

  @Override
  public <T extends Assignable> T as(Class<T> type) {
    return archive.as(type);
  }
}
