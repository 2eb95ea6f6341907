package com.lexintel.extraction.child.image;

import com.lexintel.extraction.child.recognition.PageSource;
import com.lexintel.extraction.child.recognition.Recogniser;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** The images of a TIFF, PNG or JPEG file. */
public final class ImagePages implements PageSource, AutoCloseable {

  static final int MOST_PAGES = 2_000;

  /** A sheet of A0 at 250 dpi. */
  static final long MOST_PIXELS = 100_000_000;

  /** Of a larger image only every second, third, … pixel is decoded. */
  private static final double MOST_DECODED = 40_000_000;

  /** A page at 100 dpi is just readable, and is read better when it is enlarged. */
  private static final double FEW = 1_200_000;

  private final Path file;
  private final FileImageInputStream in;
  private final ImageReader reader;
  private final Set<Integer> tooLarge = new TreeSet<>();
  private final Set<Integer> damaged = new TreeSet<>();

  private ImagePages(Path file, FileImageInputStream in, ImageReader reader) {
    this.file = file;
    this.in = in;
    this.reader = reader;
  }

  /**
   * Opens a file.
   *
   * @param type its media type
   */
  public static ImagePages open(Path file, String type) throws IOException {
    ImageReader reader = reader(type);
    FileImageInputStream in = new FileImageInputStream(file.toFile());
    reader.setInput(in);
    return new ImagePages(file, in, reader);
  }

  /** That of Java itself: libraries bring others, which decode what was cut short. */
  private static ImageReader reader(String type) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type);
    ImageReader reader = readers.next();
    while (reader.getClass().getModule() != ImageIO.class.getModule()) {
      reader = readers.next();
    }
    return reader;
  }

  /**
   * How many images there are; of more than {@value #MOST_PAGES} it counts one too many.
   *
   * @throws IOException when the file is damaged
   */
  int count() throws IOException {
    int count = 0;
    while (count <= MOST_PAGES && has(count)) {
      count++;
    }
    return count;
  }

  private boolean has(int index) throws IOException {
    try {
      return reader.getWidth(index) > 0;
    } catch (IndexOutOfBoundsException end) {
      return false;
    } catch (RuntimeException e) {
      throw new IOException(e);
    }
  }

  /** Pages that have too many pixels, of those drawn so far. */
  Set<Integer> tooLarge() {
    return tooLarge;
  }

  /** Pages that cannot be decoded, of those drawn so far. */
  Set<Integer> damaged() {
    return damaged;
  }

  @Override
  public BufferedImage image(int page) throws IOException {
    try {
      return decoded(page);
    } catch (IOException | RuntimeException e) {
      if (!tooLarge.contains(page)) {
        damaged.add(page);
      }
      throw e;
    }
  }

  private BufferedImage decoded(int page) throws IOException {
    int index = page - 1;
    double pixels = (double) reader.getWidth(index) * reader.getHeight(index);
    if (pixels > MOST_PIXELS) {
      tooLarge.add(page);
      throw new IOException(pixels + " pixels");
    }
    PixelShape shape = PixelShape.SQUARE;
    if (reader.getFormatName().startsWith("tif")) {
      TiffPage tiff = TiffPage.of(reader, index);
      if (!tiff.isWithin(in.length())) {
        throw new EOFException("A part of page " + page);
      }
      shape = tiff.shape();
    }
    ImageReadParam parameters = reader.getDefaultReadParam();
    int step = (int) Math.ceil(Math.sqrt(pixels / MOST_DECODED));
    parameters.setSourceSubsampling(step, step, 0, 0);
    return drawn(read(index, parameters), shape);
  }

  private BufferedImage read(int index, ImageReadParam parameters) throws IOException {
    Optional<FourColours> printed =
        reader.canReadRaster() ? FourColours.of(file) : Optional.empty();
    return printed.isPresent()
        ? printed.get().grey(reader.readRaster(index, parameters))
        : reader.read(index, parameters);
  }

  /** In shades of grey on white, with square pixels. */
  private static BufferedImage drawn(BufferedImage image, PixelShape shape) {
    double width = image.getWidth() * shape.width();
    double height = image.getHeight() * shape.height();
    double pixels = width * height;
    double scale = pixels < FEW ? 2 : Math.min(1, Math.sqrt(Recogniser.MOST_PIXELS / pixels));
    BufferedImage grey =
        new BufferedImage(
            (int) Math.max(1, width * scale),
            (int) Math.max(1, height * scale),
            BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = grey.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, grey.getWidth(), grey.getHeight());
    graphics.drawImage(image, 0, 0, grey.getWidth(), grey.getHeight(), null);
    graphics.dispose();
    return grey;
  }

  @Override
  public void close() throws IOException {
    reader.dispose();
    in.close();
  }
}
