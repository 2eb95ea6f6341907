package com.lexintel.extraction.child;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** Pages as images, drawn one at a time. */
interface PageSource {

  /**
   * A page in shades of grey.
   *
   * @param page 1 or more
   */
  BufferedImage image(int page) throws IOException;
}
