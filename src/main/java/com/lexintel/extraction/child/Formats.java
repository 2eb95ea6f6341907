package com.lexintel.extraction.child;

import com.lexintel.extraction.TypeDetector;
import com.lexintel.extraction.child.content.Encodings;
import com.lexintel.extraction.child.content.HtmlElements;
import com.lexintel.extraction.child.content.PlainTextParser;
import com.lexintel.extraction.child.mail.MailParser;
import com.lexintel.extraction.child.office.OpenText;
import com.lexintel.extraction.child.office.Prepared;
import com.lexintel.extraction.child.office.RtfText;
import com.lexintel.extraction.child.office.StrictOffice;
import com.lexintel.extraction.child.office.WordText;
import java.util.Set;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig.OCR_STRATEGY;

/** How single formats are parsed where Tika's defaults do not suit court documents. */
public final class Formats {

  private static final Set<MediaType> WORD =
      Set.of(
          MediaType.application("vnd.openxmlformats-officedocument.wordprocessingml.document"),
          MediaType.application("vnd.ms-word.document.macroenabled.12"));
  private static final Set<MediaType> SHEETS_AND_SLIDES =
      Set.of(
          MediaType.application("vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
          MediaType.application("vnd.openxmlformats-officedocument.presentationml.presentation"));
  private static final Set<MediaType> OPEN_TEXT =
      Set.of(MediaType.application("vnd.oasis.opendocument.text"));

  private Formats() {}

  /** Those of Tika's parsers that are allowed, with ours in place of those that lose text. */
  static Parser parser() {
    return new AutoDetectParser(
        new TypeDetector(),
        AllowedParsers.parser(),
        new PlainTextParser(),
        new MailParser(),
        new Prepared(WORD, WordText::written, new OOXMLParser()),
        new Prepared(SHEETS_AND_SLIDES, StrictOffice::translated, new OOXMLParser()),
        new Prepared(OPEN_TEXT, OpenText::written, new OpenDocumentParser()),
        new Prepared(Set.of(MediaType.application("rtf")), RtfText::written, new RTFParser()));
  }

  /**
   * @param fewPages whether sideways and overprinted text is told apart; for that Tika goes through
   *     all pages of a PDF for each page
   */
  static ParseContext context(boolean fewPages) {
    ParseContext context = new ParseContext();
    context.set(EncodingDetector.class, new Encodings());
    context.set(HtmlMapper.class, new HtmlElements());
    context.set(PDFParserConfig.class, pdf(fewPages));
    OfficeParserConfig office = new OfficeParserConfig();
    office.setIncludeSlideMasterContent(false);
    office.setUseSAXDocxExtractor(true);
    office.setIncludeDeletedContent(false);
    office.setIncludeMoveFromContent(false);
    context.set(OfficeParserConfig.class, office);
    return context;
  }

  private static PDFParserConfig pdf(boolean fewPages) {
    PDFParserConfig pdf = new PDFParserConfig();
    pdf.setExtractBookmarksText(false);
    // Pages are recognised by PdfPages, which tells of each and reads several at once.
    pdf.setOcrStrategy(OCR_STRATEGY.NO_OCR);
    // Text printed twice, a little apart, is a poor program's bold.
    pdf.setSuppressDuplicateOverlappingText(fewPages);
    pdf.setDetectAngles(fewPages);
    pdf.setExtractAcroFormContent(false);
    return pdf;
  }
}
