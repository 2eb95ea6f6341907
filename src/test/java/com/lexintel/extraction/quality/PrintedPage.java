package com.lexintel.extraction.quality;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A page of known text as a scanner would give it.
 *
 * @param dpi of the scan of a sheet of Letter
 * @param degrees by which the sheet lies askew
 * @param ink how dark the letters are: 1 for black on white, 0 for white on white
 * @param specks the share of pixels that are black or white by chance
 */
record PrintedPage(int dpi, double degrees, double ink, double specks) {
  private static final double WIDTH = 8.5;
  private static final double HEIGHT = 11;
  private static final double MARGIN = 1;
  private static final double POINTS = 12;
  private static final double LEADING = 1.3;

  /** As many of the words as fit; what is drawn is added to {@code drawn}. */
  BufferedImage of(List<String> words, List<String> drawn) {
    boolean sideways = Math.abs(degrees) == 90;
    int width = (int) ((sideways ? HEIGHT : WIDTH) * dpi);
    int height = (int) ((sideways ? WIDTH : HEIGHT) * dpi);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.translate(width / 2.0, height / 2.0);
    graphics.rotate(Math.toRadians(degrees));
    graphics.translate(-WIDTH * dpi / 2, -HEIGHT * dpi / 2);
    int grey = (int) Math.round(255 * (1 - ink));
    graphics.setColor(new Color(grey, grey, grey));
    graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 12).deriveFont((float) (POINTS * dpi / 72)));
    write(words, drawn, graphics);
    graphics.dispose();
    speckle(image);
    return image;
  }

  private void write(List<String> words, List<String> drawn, Graphics2D graphics) {
    FontMetrics metrics = graphics.getFontMetrics();
    double lineHeight = POINTS * LEADING * dpi / 72;
    double y = MARGIN * dpi + lineHeight;
    List<String> line = new ArrayList<>();
    for (String word : words) {
      line.add(word);
      if (metrics.stringWidth(String.join(" ", line)) > (WIDTH - 2 * MARGIN) * dpi) {
        line.remove(line.size() - 1);
        graphics.drawString(String.join(" ", line), (float) (MARGIN * dpi), (float) y);
        drawn.addAll(line);
        line = new ArrayList<>(List.of(word));
        y += lineHeight;
        if (y > (HEIGHT - MARGIN) * dpi) {
          return;
        }
      }
    }
  }

  private void speckle(BufferedImage image) {
    Random random = new Random(5);
    long pixels = Math.round(specks * image.getWidth() * image.getHeight());
    for (long i = 0; i < pixels; i++) {
      int colour = random.nextBoolean() ? 0 : 0xffffff;
      image.setRGB(random.nextInt(image.getWidth()), random.nextInt(image.getHeight()), colour);
    }
  }
}
