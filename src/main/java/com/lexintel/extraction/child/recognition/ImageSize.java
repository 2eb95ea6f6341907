package com.lexintel.extraction.child.recognition;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Tells how large images are without decoding them. */
public final class ImageSize {

  /** In pixels: the width of a page that is just readable. */
  private static final int SMALLEST_PAGE = 600;

  private ImageSize() {}

  /** Whether an image could be that of a page of text; false when it cannot be told. */
  public static boolean isThatOfAPage(InputStream image) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(image)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return false;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return Math.min(reader.getWidth(0), reader.getHeight(0)) >= SMALLEST_PAGE;
      } catch (IOException | RuntimeException unreadable) {
        return false;
      } finally {
        reader.dispose();
      }
    }
  }
}
