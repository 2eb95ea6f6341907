package com.lexintel.documents;

import com.lexintel.files.FileStore;
import com.lexintel.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of the store that belong to no document: of uploads and deletions that broke off. */
@ApplicationScoped
public class OrphanedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedFiles.class);
  // With another installation's database every file would look left over.
  private static final int SUSPICIOUSLY_MANY = 20;

  private Path directory;
  private Documents documents;
  private FileStore files;

  protected OrphanedFiles() {}

  @Inject
  public OrphanedFiles(Settings settings, Documents documents, FileStore files) {
    this(settings.storageDirectory().toAbsolutePath(), documents, files);
  }

  OrphanedFiles(Path directory, Documents documents, FileStore files) {
    this.directory = directory;
    this.documents = documents;
    this.files = files;
  }

  /** Removes those that were not written to since that time. */
  public void remove(Instant unchangedSince) {
    Found found = new Found();
    for (Path folder : list(directory)) {
      boolean incoming = folder.getFileName().toString().equals(FileStore.INCOMING);
      List<Path> old = list(folder).stream().filter(file -> older(file, unchangedSince)).toList();
      if (incoming) {
        old.forEach(files::discard);
      } else {
        found.add(old, documents);
      }
    }
    if (found.orphans.size() > Math.max(SUSPICIOUSLY_MANY, found.files / 2)) {
      LOG.error(
          "{} of {} files in the store belong to no document, so none is removed: is this its"
              + " database?",
          found.orphans.size(),
          found.files);
      return;
    }
    found.orphans.forEach(this::remove);
  }

  private void remove(Path orphan) {
    LOG.info("Removing a file that belongs to no document: {}", orphan.getFileName());
    files.discard(orphan);
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean older(Path file, Instant time) {
    try {
      return Files.isRegularFile(file)
          && Files.getLastModifiedTime(file).toInstant().isBefore(time);
    } catch (IOException goneMeanwhile) {
      return false;
    }
  }

  private static final class Found {
    private final List<Path> orphans = new ArrayList<>();
    private int files;

    private void add(List<Path> candidates, Documents documents) {
      List<Path> originals = candidates.stream().filter(FileStore::isOriginal).toList();
      if (originals.isEmpty()) {
        return;
      }
      Set<UUID> ids = originals.stream().map(Found::id).collect(Collectors.toSet());
      Set<UUID> existing = Set.copyOf(documents.existing(ids));
      originals.stream().filter(file -> !existing.contains(id(file))).forEach(orphans::add);
      files += originals.size();
    }

    private static UUID id(Path original) {
      return UUID.fromString(original.getFileName().toString());
    }
  }
}
