package com.lexintel.extraction.child.pdf;

import com.lexintel.extraction.child.recognition.PageSource;
import com.lexintel.extraction.child.recognition.Recogniser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The pages of a PDF as images. */
final class PdfImages implements PageSource {

  private final PDDocument document;
  private final PDFRenderer renderer;

  PdfImages(PDDocument document) {
    this.document = document;
    this.renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
  }

  @Override
  public BufferedImage image(int page) throws IOException {
    PDRectangle box = document.getPage(page - 1).getCropBox();
    double points = (double) box.getWidth() * box.getHeight();
    double largest = Math.sqrt(Recogniser.MOST_PIXELS / Math.max(1, points));
    float scale = (float) Math.min(Recogniser.DPI / 72.0, largest);
    return renderer.renderImage(page - 1, scale, ImageType.GRAY);
  }
}
