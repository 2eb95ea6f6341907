package com.lexintel.extraction.child.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Finds fonts that draw letters without saying which letters these are. */
final class Fonts {

  private Fonts() {}

  /** Whether a page has a font that may be unmapped; its forms are not looked at. */
  static boolean haveDoubtful(PDResources resources) throws IOException {
    if (resources == null) {
      return false;
    }
    for (COSName name : resources.getFontNames()) {
      PDFont font = resources.getFont(name);
      if (font != null && !font.getCOSObject().containsKey(COSName.TO_UNICODE)) {
        boolean plain = font instanceof PDSimpleFont && !font.isEmbedded();
        if (!plain) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean isUnmapped(PDFont font, int code) throws IOException {
    if (font.getCOSObject().containsKey(COSName.TO_UNICODE)) {
      return false;
    }
    return font instanceof PDType0Font || font.toUnicode(code) == null;
  }
}
