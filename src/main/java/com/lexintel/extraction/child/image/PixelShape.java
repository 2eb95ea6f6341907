package com.lexintel.extraction.child.image;

/**
 * What the sides of an image are to be stretched by, so that its pixels are square. A fax of
 * standard resolution has twice as many across as down.
 */
record PixelShape(double width, double height) {

  static final PixelShape SQUARE = new PixelShape(1, 1);
  private static final double LONGEST = 4;

  /** Square where the file says what cannot be. */
  static PixelShape ofResolution(double across, double down) {
    if (!(across > 0) || !(down > 0) || Math.max(across / down, down / across) > LONGEST) {
      return SQUARE;
    }
    return new PixelShape(Math.max(1, down / across), Math.max(1, across / down));
  }
}
