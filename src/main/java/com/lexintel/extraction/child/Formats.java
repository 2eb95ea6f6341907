package com.lexintel.extraction.child;

import com.lexintel.extraction.Tika;
import com.lexintel.extraction.TypeDetector;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.exception.TikaConfigException;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig.OCR_RENDERING_STRATEGY;
import org.apache.tika.parser.pdf.PDFParserConfig.OCR_STRATEGY;

/** How single formats are parsed where Tika's defaults do not suit court documents. */
public final class Formats {

  /**
   * A page is recognised when more than a tenth of its characters have no Unicode, or when it has
   * no more of them than a stamp on a scan has.
   */
  private static final String PAGES_TO_RECOGNISE = "10%, " + ScannedPages.LONGEST_STAMP;

  /** A day: a page that takes long is for the document's own limit to judge. */
  private static final int NO_TIMEOUT = 86_400;

  private static final boolean OCR = findOcr();

  private Formats() {}

  static boolean hasOcr() {
    return OCR;
  }

  private static boolean findOcr() {
    try {
      return new TesseractOCRParser().hasTesseract();
    } catch (TikaConfigException e) {
      return false;
    }
  }

  /** Tika's parsers, with ours in place of those that lose text. */
  static Parser parser() {
    return new AutoDetectParser(
        new TypeDetector(), Tika.config().getParser(), new PlainTextParser(), new MailParser());
  }

  static ParseContext context() {
    ParseContext context = new ParseContext();
    context.set(EncodingDetector.class, new Encodings());
    context.set(HtmlMapper.class, new HtmlElements());
    context.set(PDFParserConfig.class, pdf());
    OfficeParserConfig office = new OfficeParserConfig();
    office.setIncludeSlideMasterContent(false);
    office.setUseSAXDocxExtractor(true);
    office.setIncludeDeletedContent(false);
    office.setIncludeMoveFromContent(false);
    context.set(OfficeParserConfig.class, office);
    TesseractOCRConfig ocr = new TesseractOCRConfig();
    ocr.setTimeoutSeconds(NO_TIMEOUT);
    context.set(TesseractOCRConfig.class, ocr);
    return context;
  }

  private static PDFParserConfig pdf() {
    PDFParserConfig pdf = new PDFParserConfig();
    pdf.setExtractBookmarksText(false);
    pdf.setOcrStrategy(OCR_STRATEGY.AUTO);
    pdf.setOcrStrategyAuto(PAGES_TO_RECOGNISE);
    // The text layer is in the text already: only the rest of the page is worth recognising.
    pdf.setOcrRenderingStrategy(OCR_RENDERING_STRATEGY.NO_TEXT);
    return pdf;
  }
}
