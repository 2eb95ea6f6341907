package com.lexintel.extraction.child.recognition;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** Pages as images, drawn one at a time. */
public interface PageSource {

  /**
   * A page in shades of grey.
   *
   * @param page 1 or more
   */
  BufferedImage image(int page) throws IOException;
}
