package com.lexintel.extraction.child.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The shades of grey of a JPEG image in the four colours of printing, which Java shows too dark or
 * not at all. What programs of Adobe write is turned round, and says so in a mark of its own.
 *
 * @param turnedRound whether the numbers say how little ink there is
 * @param luminance whether the first three colours are written as luminance and chrominance
 */
record FourColours(boolean turnedRound, boolean luminance) {
  private static final int BANDS = 4;
  private static final int MARKER = 0xff;
  private static final int START_OF_SCAN = 0xda;
  private static final int MARK_OF_ADOBE = 0xee;
  private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);

  /** Where in the mark it stands how the first three colours are written. */
  private static final int TRANSFORM = 11;

  private static final int AS_LUMINANCE = 2;

  /** Where in the header of the frame the number of colours stands. */
  private static final int COLOURS = 5;

  /** Empty when an image has fewer colours, or is no JPEG. */
  static Optional<FourColours> of(Path jpeg) throws IOException {
    boolean four = false;
    boolean adobe = false;
    boolean luminance = false;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(jpeg)))) {
      in.skipNBytes(2);
      while (in.readUnsignedByte() == MARKER) {
        int kind = in.readUnsignedByte();
        if (kind == START_OF_SCAN) {
          break;
        }
        byte[] content = in.readNBytes(in.readUnsignedShort() - 2);
        if (isFrame(kind) && content.length > COLOURS) {
          four = content[COLOURS] == BANDS;
        } else if (kind == MARK_OF_ADOBE && content.length > TRANSFORM && isOfAdobe(content)) {
          adobe = true;
          luminance = content[TRANSFORM] == AS_LUMINANCE;
        }
      }
    } catch (EOFException | RuntimeException broken) {
      return Optional.empty();
    }
    return four ? Optional.of(new FourColours(adobe, luminance)) : Optional.empty();
  }

  /** Of all markers from C0 to CF, four are none of a frame. */
  private static boolean isFrame(int kind) {
    return kind >= 0xc0 && kind <= 0xcf && kind != 0xc4 && kind != 0xc8 && kind != 0xcc;
  }

  private static boolean isOfAdobe(byte[] content) {
    return Arrays.equals(content, 0, ADOBE.length, ADOBE, 0, ADOBE.length);
  }

  /**
   * The image in shades of grey.
   *
   * @throws IOException when it has other than four colours
   */
  BufferedImage grey(Raster raster) throws IOException {
    if (raster.getNumBands() != BANDS) {
      throw new IOException(raster.getNumBands() + " colours");
    }
    int width = raster.getWidth();
    int height = raster.getHeight();
    BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] shades = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    int[] row = new int[width * BANDS];
    for (int y = 0; y < height; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        shades[y * width + x] = (byte) shade(row, x * BANDS);
      }
    }
    return grey;
  }

  /** How much of the light is left by the colours, and of that by the black. */
  private int shade(int[] row, int at) {
    int light = luminance ? row[at] : (30 * row[at] + 59 * row[at + 1] + 11 * row[at + 2]) / 100;
    int left = turnedRound ? light : 255 - light;
    int black = turnedRound ? row[at + 3] : 255 - row[at + 3];
    return left * black / 255;
  }
}
