package com.lexintel.extraction.child.pdf;

import java.awt.Shape;
import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquareCircle;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Finds letters that a filled box was drawn over: a redaction that hides words from the eye but
 * leaves them in the file. Images are no boxes, since scans lie over their recognised text.
 */
final class CoveredText extends PDFGraphicsStreamEngine {

  /** So few may be covered by accident. */
  private static final int SOME = 3;

  /** Of the height of a line. A line that strikes words out or underlines them is thinner. */
  private static final double BOX = 0.6;

  /** A page with more is a drawing. */
  private static final int MOST_BOXES = 5_000;

  private static final float MIDDLE_OF_A_LETTER = 0.3f;

  private record Letter(Point2D middle, float height, PDFont font, int code) {}

  private final List<Letter> open = new ArrayList<>();
  private final GeneralPath path = new GeneralPath();
  private int clipRule = -1;
  private int boxes;
  private int covered;

  private CoveredText(PDPage page) {
    super(page);
  }

  static boolean isOn(PDPage page) throws IOException {
    CoveredText text = new CoveredText(page);
    text.processPage(page);
    for (PDAnnotation annotation : page.getAnnotations()) {
      if (isBox(annotation)) {
        PDRectangle box = annotation.getRectangle();
        text.cover(
            new Rectangle2D.Float(
                box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()));
      }
    }
    return text.covered >= SOME;
  }

  /** A mark for a redaction that was never carried out, or a filled rectangle. */
  private static boolean isBox(PDAnnotation annotation) {
    if (annotation.getRectangle() == null || annotation.isHidden()) {
      return false;
    }
    return "Redact".equals(annotation.getSubtype())
        || annotation instanceof PDAnnotationSquareCircle square
            && square.getInteriorColor() != null
            && square.getConstantOpacity() >= 1
            && square.getInteriorColor().getComponents().length > 0;
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) {
    RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
    if (mode.isFill() || mode.isStroke()) {
      Point2D middle = matrix.transformPoint(displacement.getX() / 2, MIDDLE_OF_A_LETTER);
      open.add(new Letter(middle, Math.abs(matrix.getScalingFactorY()), font, code));
    }
  }

  private void cover(Shape box) {
    Rectangle2D bounds = box.getBounds2D();
    for (Iterator<Letter> letters = open.iterator(); letters.hasNext(); ) {
      Letter letter = letters.next();
      if (bounds.getHeight() >= BOX * letter.height()
          && bounds.contains(letter.middle())
          && box.contains(letter.middle())) {
        letters.remove();
        covered += isOfAWord(letter) ? 1 : 0;
      }
    }
  }

  /** Fields of forms are often drawn over the lines that stand for them. */
  private static boolean isOfAWord(Letter letter) {
    String text = letter.font().toUnicode(letter.code());
    return text != null && text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private void fill() {
    PDGraphicsState state = getGraphicsState();
    boolean opaque =
        state.getNonStrokeAlphaConstant() >= 1
            && state.getBlendMode() == BlendMode.NORMAL
            && state.getSoftMask() == null
            && !COSName.PATTERN.getName().equals(state.getNonStrokingColorSpace().getName());
    if (opaque && !open.isEmpty() && ++boxes <= MOST_BOXES) {
      Rectangle2D clip = state.getCurrentClippingPath().getBounds2D();
      Rectangle2D visible = path.getBounds2D().createIntersection(clip);
      if (!visible.isEmpty()) {
        cover(isRectangle() ? visible : new GeneralPath(path));
      }
    }
    path.reset();
  }

  /** Whether the path is no larger than its bounds: so are boxes, and their clip is one too. */
  private boolean isRectangle() {
    Rectangle2D bounds = path.getBounds2D();
    double inset = Math.min(bounds.getWidth(), bounds.getHeight()) / 10;
    return path.contains(
        bounds.getX() + inset,
        bounds.getY() + inset,
        bounds.getWidth() - 2 * inset,
        bounds.getHeight() - 2 * inset);
  }

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    path.moveTo(p0.getX(), p0.getY());
    path.lineTo(p1.getX(), p1.getY());
    path.lineTo(p2.getX(), p2.getY());
    path.lineTo(p3.getX(), p3.getY());
    path.closePath();
  }

  @Override
  public void fillPath(int windingRule) {
    path.setWindingRule(windingRule);
    fill();
  }

  @Override
  public void fillAndStrokePath(int windingRule) {
    fillPath(windingRule);
  }

  @Override
  public void strokePath() {
    path.reset();
  }

  @Override
  public void clip(int windingRule) {
    clipRule = windingRule;
  }

  @Override
  public void endPath() {
    if (clipRule >= 0) {
      path.setWindingRule(clipRule);
      getGraphicsState().intersectClippingPath(new GeneralPath(path));
      clipRule = -1;
    }
    path.reset();
  }

  @Override
  public void moveTo(float x, float y) {
    path.moveTo(x, y);
  }

  @Override
  public void lineTo(float x, float y) {
    beginAt(x, y);
    path.lineTo(x, y);
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    beginAt(x1, y1);
    path.curveTo(x1, y1, x2, y2, x3, y3);
  }

  /** Damaged files have lines without a beginning. */
  private void beginAt(float x, float y) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(x, y);
    }
  }

  @Override
  public Point2D getCurrentPoint() {
    return path.getCurrentPoint();
  }

  @Override
  public void closePath() {
    if (path.getCurrentPoint() != null) {
      path.closePath();
    }
  }

  @Override
  public void drawImage(PDImage image) {
    // Does not count.
  }

  @Override
  public void shadingFill(COSName shading) {
    // Does not count.
  }
}
