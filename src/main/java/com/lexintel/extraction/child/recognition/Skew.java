package com.lexintel.extraction.child.recognition;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * Straightens pages that lie askew: the recogniser finds hardly a line on a page that is turned by
 * three degrees. Lines lie straight at the angle at which rows of pixels differ most in how dark
 * they are.
 */
final class Skew {
  private static final int WIDTH = 700;
  private static final double WIDEST = 10;
  private static final double COARSE = 0.5;
  private static final double FINE = 0.1;

  /** The recogniser copes with less than this, and on a turned image specks are larger. */
  private static final double HARMLESS = 1.2;

  /** How much clearer the lines must be than they are on the page as it lies. */
  private static final double CLEARER = 1.2;

  private final int[] across;
  private final int[] down;
  private final int count;
  private final int height;

  private Skew(int[] across, int[] down, int count, int height) {
    this.across = across;
    this.down = down;
    this.count = count;
    this.height = height;
  }

  /**
   * The page with its lines level, or as it is when they are.
   *
   * @param page in shades of grey
   */
  static BufferedImage straightened(BufferedImage page) {
    double angle = of(page).angle();
    return Math.abs(angle) < HARMLESS ? page : turned(page, -angle);
  }

  /** Looks at every few pixels only. */
  private static Skew of(BufferedImage page) {
    byte[] shades = ((DataBufferByte) page.getRaster().getDataBuffer()).getData();
    int step = Math.max(1, page.getWidth() / WIDTH);
    int threshold = threshold(shades, step);
    int most = (page.getWidth() / step + 1) * (page.getHeight() / step + 1);
    int[] across = new int[most];
    int[] down = new int[most];
    int count = 0;
    for (int y = 0; y < page.getHeight(); y += step) {
      for (int x = 0; x < page.getWidth(); x += step) {
        if ((shades[y * page.getWidth() + x] & 0xff) < threshold) {
          across[count] = x / step;
          down[count] = y / step;
          count++;
        }
      }
    }
    return new Skew(across, down, count, page.getHeight() / step + 1);
  }

  /** Halfway between the paper and the darkest hundredth of the pixels. */
  private static int threshold(byte[] shades, int step) {
    int[] numbers = new int[256];
    int all = 0;
    for (int i = 0; i < shades.length; i += step) {
      numbers[shades[i] & 0xff]++;
      all++;
    }
    int dark = share(numbers, all / 100);
    int paper = share(numbers, all / 2);
    return (dark + paper) / 2;
  }

  private static int share(int[] numbers, int wanted) {
    int shade = 0;
    int seen = numbers[0];
    while (shade < 255 && seen < wanted) {
      shade++;
      seen += numbers[shade];
    }
    return shade;
  }

  /** In degrees, clockwise. */
  private double angle() {
    double best = clearest(-WIDEST, WIDEST, COARSE);
    best = clearest(best - COARSE, best + COARSE, FINE);
    return clearness(best) > CLEARER * clearness(0) ? best : 0;
  }

  private double clearest(double from, double to, double by) {
    double best = from;
    double highest = -1;
    for (double angle = from; angle <= to + by / 2; angle += by) {
      double clearness = clearness(angle);
      if (clearness > highest) {
        highest = clearness;
        best = angle;
      }
    }
    return best;
  }

  private double clearness(double angle) {
    double slope = Math.tan(Math.toRadians(angle));
    int margin = (int) (Math.tan(Math.toRadians(WIDEST + 1)) * 2 * WIDTH) + 1;
    int[] rows = new int[height + 2 * margin];
    for (int i = 0; i < count; i++) {
      rows[(int) (down[i] - across[i] * slope) + margin]++;
    }
    double clearness = 0;
    for (int row = 1; row < rows.length; row++) {
      double change = rows[row] - rows[row - 1];
      clearness += change * change;
    }
    return clearness;
  }

  private static BufferedImage turned(BufferedImage page, double degrees) {
    BufferedImage turned =
        new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = turned.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, turned.getWidth(), turned.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.rotate(Math.toRadians(degrees), page.getWidth() / 2.0, page.getHeight() / 2.0);
    graphics.drawImage(page, 0, 0, null);
    graphics.dispose();
    return turned;
  }
}
