package com.lexintel.extraction.server;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes JPEG images in the four colours of printing, as programs of different makers do. */
final class FourColourImages {
  private static final int AFTER_THE_START = 2;

  private FourColourImages() {}

  /**
   * @param kind {@code plain}, {@code adobe} (turned round) or {@code luminance} (that, with the
   *     first three colours written as luminance and chrominance)
   */
  static Path jpeg(BufferedImage page, String kind, Path file) throws IOException {
    boolean adobe = !kind.equals("plain");
    boolean luminance = kind.equals("luminance");
    byte[] jpeg = write(raster(page, adobe, luminance));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, AFTER_THE_START);
    if (adobe) {
      out.write(new byte[] {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100});
      out.write(new byte[] {0, 0, 0, 0, (byte) (luminance ? 2 : 0)});
    }
    out.write(jpeg, AFTER_THE_START, jpeg.length - AFTER_THE_START);
    return Files.write(file, out.toByteArray());
  }

  /** Black letters are black ink; the paper has no ink at all. */
  private static WritableRaster raster(BufferedImage page, boolean adobe, boolean luminance) {
    WritableRaster raster =
        Raster.createInterleavedRaster(
            DataBuffer.TYPE_BYTE, page.getWidth(), page.getHeight(), 4, null);
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        int light = page.getRGB(x, y) & 0xff;
        int noInk = adobe ? 255 : 0;
        int black = adobe ? light : 255 - light;
        int chrominance = luminance ? 128 : noInk;
        raster.setPixel(x, y, new int[] {noInk, chrominance, chrominance, black});
      }
    }
    return raster;
  }

  private static byte[] write(WritableRaster raster) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(new IIOImage(raster, null, null));
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
