package com.lexintel.extraction;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageOutputStream;

/** Draws pages and writes them as image files. */
public final class PageImages {

  private static final BaselineTIFFTagSet TAGS = BaselineTIFFTagSet.getInstance();

  private PageImages() {}

  /** Half a sheet at 150 dpi with one line of text. */
  public static BufferedImage page(String line, int type) {
    BufferedImage image = new BufferedImage(1240, 800, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    if (!image.getColorModel().hasAlpha()) {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    }
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 34));
    graphics.drawString(line, 100, 200);
    graphics.drawString("Filed with the clerk of the court on Monday.", 100, 270);
    graphics.dispose();
    return image;
  }

  public static Path write(BufferedImage image, String format, Path file) throws IOException {
    if (!ImageIO.write(image, format, file.toFile())) {
      throw new IOException("No writer for " + format);
    }
    return file;
  }

  /** A TIFF file with these pages, compressed as faxes are, or by Deflate. */
  public static Path tiff(
      Path file, String compression, int across, int down, BufferedImage... pages)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tif").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (BufferedImage page : pages) {
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType(compression);
        IIOMetadata metadata =
            writer.getDefaultImageMetadata(new ImageTypeSpecifier(page), parameters);
        writer.writeToSequence(
            new IIOImage(page, List.of(), resolution(metadata, across, down)), parameters);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return file;
  }

  /** A fax with so many pages, each with its number and the same words. */
  public static byte[] scan(Path directory, int count) throws IOException {
    BufferedImage[] pages = new BufferedImage[count];
    for (int i = 0; i < count; i++) {
      String line = "This is sheet " + (i + 1) + " of the affidavit.";
      pages[i] = page(line, BufferedImage.TYPE_BYTE_BINARY);
    }
    return Files.readAllBytes(tiff(directory.resolve("scan.tif"), "CCITT T.6", 150, 150, pages));
  }

  private static IIOMetadata resolution(IIOMetadata metadata, int across, int down)
      throws IOException {
    TIFFDirectory directory = TIFFDirectory.createFromMetadata(metadata);
    directory.addTIFFField(rational(BaselineTIFFTagSet.TAG_X_RESOLUTION, across));
    directory.addTIFFField(rational(BaselineTIFFTagSet.TAG_Y_RESOLUTION, down));
    return directory.getAsMetadata();
  }

  private static TIFFField rational(int tag, int value) {
    return new TIFFField(TAGS.getTag(tag), 5, 1, new long[][] {{value, 1}});
  }
}
