package com.lexintel.extraction.child.pdf;

import com.lexintel.extraction.child.content.Stamp;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** What is drawn on a page: the area of its images, and how its letters are shown. */
final class PageContent extends PDFStreamEngine {

  /** Scans often come in strips, and with white margins cut off. */
  private static final double SHARE_OF_A_SCAN = 0.5;

  private final PDRectangle box;
  private double imageArea;
  private int letters;
  private int invisible;
  private int unmapped;
  private int undrawable;

  private PageContent(PDRectangle box) {
    this.box = box;
    addOperator(new Concatenate(this));
    addOperator(new DrawObject(this));
    addOperator(new Save(this));
    addOperator(new Restore(this));
    addOperator(new SetMatrix(this));
    addOperator(new SetGraphicsStateParameters(this));
    addOperator(new BeginText(this));
    addOperator(new EndText(this));
    addOperator(new SetFontAndSize(this));
    addOperator(new SetTextRenderingMode(this));
    addOperator(new ShowText(this));
    addOperator(new ShowTextAdjusted(this));
    addOperator(new ShowTextLine(this));
    addOperator(new ShowTextLineAndSpace(this));
  }

  static PageContent of(PDPage page) throws IOException {
    PageContent content = new PageContent(page.getCropBox());
    content.processPage(page);
    return content;
  }

  /** Whether images cover most of the page. */
  boolean isCoveredByImages() {
    return imageArea >= SHARE_OF_A_SCAN * box.getWidth() * box.getHeight();
  }

  boolean hasImages() {
    return imageArea > 0;
  }

  /** Whether the page is an image with at most a stamp. */
  boolean isScan() {
    boolean image = letters == 0 ? imageArea > 0 : isCoveredByImages();
    return image && letters <= Stamp.LONGEST && !hasHiddenText();
  }

  /** Whether an earlier recognition has put its text behind the image. */
  boolean hasHiddenText() {
    return invisible > 0;
  }

  /** Whether for most letters the file does not say which they are. */
  boolean hasUnmappedText() {
    return unmapped > letters / 2;
  }

  /** Whether the letters without a map can at least be drawn, so that they can be recognised. */
  boolean isDrawable() {
    return undrawable == 0;
  }

  boolean isEmpty() {
    return letters == 0 && imageArea == 0;
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    letters++;
    if (getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER) {
      invisible++;
    }
    if (Fonts.isUnmapped(font, code)) {
      unmapped++;
      undrawable += font.isEmbedded() ? 0 : 1;
    }
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
    imageArea +=
        Math.abs(matrix.getScaleX() * matrix.getScaleY() - matrix.getShearX() * matrix.getShearY());
  }
}
