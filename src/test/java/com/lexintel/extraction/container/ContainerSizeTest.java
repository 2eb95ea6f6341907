package com.lexintel.extraction.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.MediaTypes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers that would exhaust the memory of whoever looks what they are. */
class ContainerSizeTest {
  @TempDir private Path directory;

  @Test
  void twoHundredThousandEmptyEntriesAreNoDocument() throws IOException {
    Path bomb = zip(200_000, 0);
    assertTrue(Files.size(bomb) < 30 << 20);
    assertFalse(ContainerSize.isUsual(bomb));
    assertEquals(Optional.empty(), new MediaTypes().of(bomb, "brief.docx"));
  }

  @Test
  void norAreAFewWithEndlessNames() throws IOException {
    assertFalse(ContainerSize.isUsual(zip(400, 60_000)));
  }

  /** The count at the end is not what libraries go by, so neither is it here. */
  @Test
  void whateverTheEndOfTheFileSays() throws IOException {
    Path bomb = zip(30_000, 0);
    try (RandomAccessFile file = new RandomAccessFile(bomb.toFile(), "rw")) {
      file.seek(file.length() - 14);
      file.write(new byte[] {1, 0, 1, 0});
    }
    assertFalse(ContainerSize.isUsual(bomb));
  }

  @Test
  void aZipOfThousandsIsUsual() throws IOException {
    assertTrue(ContainerSize.isUsual(zip(5_000, 20)));
  }

  @Test
  void anOfficeFileWithAHundredThousandEntriesIsNoDocument() throws IOException {
    assertTrue(ContainerSize.isUsual(office(1_000)));
    Path bomb = office(100_000);
    assertFalse(ContainerSize.isUsual(bomb));
    assertEquals(Optional.empty(), new MediaTypes().of(bomb, "brief.doc"));
  }

  @Test
  void norIsOneWhoseTablesGoInCircles() throws IOException {
    Path file = office(100);
    try (RandomAccessFile changed = new RandomAccessFile(file.toFile(), "rw")) {
      ByteBuffer header = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
      changed.readFully(header.array());
      int directoryStart = header.getInt(48);
      int table = header.getInt(76);
      changed.seek((table + 1L) * 512 + 4L * directoryStart);
      changed.writeInt(Integer.reverseBytes(directoryStart));
    }
    assertFalse(ContainerSize.isUsual(file));
  }

  @Test
  void norIsOneOfTablesAlone() throws IOException {
    Path file = office(10);
    try (RandomAccessFile changed = new RandomAccessFile(file.toFile(), "rw")) {
      changed.seek(64);
      changed.writeInt(Integer.reverseBytes(1_000_000));
    }
    assertFalse(ContainerSize.isUsual(file));
  }

  @Test
  void everySampleIsUsual() throws IOException {
    try (Stream<Path> samples = Files.walk(Path.of("src/test/resources/documents"))) {
      for (Path sample : samples.filter(Files::isRegularFile).toList()) {
        assertTrue(ContainerSize.isUsual(sample), sample::toString);
      }
    }
  }

  @Test
  void soIsWhatIsNoContainer() throws IOException {
    assertTrue(ContainerSize.isUsual(Files.write(directory.resolve("empty"), new byte[0])));
    assertTrue(ContainerSize.isUsual(Files.writeString(directory.resolve("text"), "PK, he said.")));
    byte[] cut = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, -31};
    assertTrue(ContainerSize.isUsual(Files.write(directory.resolve("cut"), cut)));
  }

  private Path zip(int entries, int extra) throws IOException {
    Path file = directory.resolve("entries-" + entries + ".zip");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < entries; i++) {
        zip.putNextEntry(new ZipEntry(i + "x".repeat(extra)));
        zip.closeEntry();
      }
    }
    return file;
  }

  private Path office(int entries) throws IOException {
    Path file = directory.resolve("entries-" + entries + ".doc");
    try (POIFSFileSystem office = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < entries; i++) {
        office.getRoot().createDirectory("d" + i);
      }
      office.writeFilesystem(out);
    }
    return file;
  }
}
