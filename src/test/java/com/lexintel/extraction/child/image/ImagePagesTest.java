package com.lexintel.extraction.child.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.PageImages;
import com.lexintel.extraction.child.recognition.Recogniser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ImagePagesTest {

  private static final BufferedImage DOT = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_BINARY);

  @TempDir private Path directory;

  @Test
  void countsNoMoreThanAreRead() throws Exception {
    assertEquals(2_000, count(withDirectories(2_000)));
    assertEquals(2_001, count(withDirectories(2_001)));
    assertEquals(2_001, count(withDirectories(50_000)));
  }

  @Test
  void aListOfPagesWithoutEndIsCountedToTheLimit() throws Exception {
    Path file = withDirectories(1);
    ByteBuffer bytes = read(file);
    int first = bytes.getInt(4);
    bytes.putInt(first + 2 + 12 * bytes.getShort(first), first);
    Files.write(file, bytes.array());

    assertEquals(2_001, count(file));
  }

  /** A file with so many images, which are all the same one: a writer would take a minute. */
  private Path withDirectories(int number) throws IOException {
    Path file = PageImages.tiff(directory.resolve("long.tif"), "PackBits", 72, 72, DOT);
    ByteBuffer one = read(file);
    int first = one.getInt(4);
    int length = 2 + 12 * one.getShort(first) + 4;
    ByteBuffer all = ByteBuffer.allocate(one.capacity() + number * length).order(one.order());
    all.put(one.array());
    all.putInt(4, one.capacity());
    for (int i = 1; i <= number; i++) {
      all.put(one.array(), first, length - 4);
      all.putInt(i == number ? 0 : all.position() + 4);
    }
    return Files.write(file, all.array());
  }

  private static ByteBuffer read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    return bytes.order(bytes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
  }

  @Test
  void aLargePageIsDrawnSmallerThanTheRecogniserTakes() throws Exception {
    BufferedImage large = new BufferedImage(9_000, 10_000, BufferedImage.TYPE_BYTE_BINARY);
    Path file = PageImages.tiff(directory.resolve("large.tif"), "Deflate", 600, 600, large);
    try (ImagePages pages = ImagePages.open(file, "image/tiff")) {
      BufferedImage image = pages.image(1);

      assertTrue(image.getWidth() * image.getHeight() <= Recogniser.MOST_PIXELS);
      assertEquals(0.9, (double) image.getWidth() / image.getHeight(), 0.01);
    }
  }

  @Test
  void theFlatPixelsOfAFaxAreMadeSquare() throws Exception {
    BufferedImage flat = new BufferedImage(1728, 1100, BufferedImage.TYPE_BYTE_BINARY);
    Path file = PageImages.tiff(directory.resolve("fax.tif"), "CCITT T.4", 204, 98, flat);
    try (ImagePages pages = ImagePages.open(file, "image/tiff")) {
      BufferedImage image = pages.image(1);

      assertEquals(1728, image.getWidth());
      assertEquals(1100 * 204 / 98, image.getHeight());
    }
  }

  @Test
  void noMoreThanTheLimitIsDecoded() throws Exception {
    BufferedImage huge = new BufferedImage(10_001, 10_000, BufferedImage.TYPE_BYTE_BINARY);
    Path file = PageImages.tiff(directory.resolve("huge.tif"), "Deflate", 600, 600, huge);
    try (ImagePages pages = ImagePages.open(file, "image/tiff")) {
      assertThrows(IOException.class, () -> pages.image(1));
      assertTrue(pages.tooLarge().contains(1));
      assertTrue(pages.damaged().isEmpty());
    }
  }

  private static int count(Path file) throws IOException {
    try (ImagePages pages = ImagePages.open(file, "image/tiff")) {
      return pages.count();
    }
  }
}
