package com.lexintel.extraction.child;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/** Adds up the area that images take on a page. */
final class PageImages extends PDFStreamEngine {

  /** Scans often come in strips, and with white margins cut off. */
  private static final double SHARE_OF_A_SCAN = 0.5;

  private double area;

  private PageImages() {
    addOperator(new Concatenate(this));
    addOperator(new DrawObject(this));
    addOperator(new Save(this));
    addOperator(new Restore(this));
    addOperator(new SetMatrix(this));
  }

  /** Whether images cover most of the page. */
  static boolean cover(PDPage page) throws IOException {
    PageImages images = new PageImages();
    images.processPage(page);
    PDRectangle box = page.getCropBox();
    return images.area >= SHARE_OF_A_SCAN * box.getWidth() * box.getHeight();
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    switch (operator.getName()) {
      case OperatorName.BEGIN_INLINE_IMAGE -> addImage();
      case OperatorName.DRAW_OBJECT -> {
        if (isImage(operands)) {
          addImage();
        } else {
          super.processOperator(operator, operands);
        }
      }
      default -> super.processOperator(operator, operands);
    }
  }

  private boolean isImage(List<COSBase> operands) {
    return !operands.isEmpty()
        && operands.get(0) instanceof COSName name
        && getResources() != null
        && getResources().isImageXObject(name);
  }

  /** An image is drawn into the unit square, which the current matrix puts on the page. */
  private void addImage() {
    Matrix matrix = getGraphicsState().getCurrentTransformationMatrix();
    area +=
        Math.abs(matrix.getScaleX() * matrix.getScaleY() - matrix.getShearX() * matrix.getShearY());
  }
}
