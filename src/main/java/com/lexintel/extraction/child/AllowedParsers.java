package com.lexintel.extraction.child;

import com.lexintel.extraction.Tika;
import java.util.List;
import java.util.Set;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.Parser;

/**
 * Those of Tika's parsers that may read what a document has in it: of formats that hold words.
 * Without such a list Tika runs whatever it finds on the machine, such as ffmpeg and exiftool on
 * attached media.
 */
final class AllowedParsers {
  private static final String TIKA = "org.apache.tika.parser.";

  private static final Set<String> NAMES =
      Set.of(
          "crypto.Pkcs7Parser",
          "crypto.TSDParser",
          "csv.TextAndCSVParser",
          "dbf.DBFParser",
          "dif.DIFParser",
          "epub.EpubParser",
          "html.JSoupParser",
          "hwp.HwpV5Parser",
          "indesign.IDMLParser",
          "iwork.IWorkPackageParser",
          "iwork.iwana.IWork13PackageParser",
          "iwork.iwana.IWork18PackageParser",
          "mail.RFC822Parser",
          "mbox.MboxParser",
          "microsoft.EMFParser",
          "microsoft.JackcessParser",
          "microsoft.OfficeParser",
          "microsoft.OldExcelParser",
          "microsoft.TNEFParser",
          "microsoft.WMFParser",
          "microsoft.chm.ChmParser",
          "microsoft.onenote.OneNoteParser",
          "microsoft.ooxml.OOXMLParser",
          "microsoft.ooxml.xwpf.ml2006.Word2006MLParser",
          "microsoft.pst.OutlookPSTParser",
          "microsoft.pst.PSTMailItemParser",
          "microsoft.rtf.RTFParser",
          "microsoft.xml.SpreadsheetMLParser",
          "microsoft.xml.WordMLParser",
          "mif.MIFParser",
          "odf.FlatOpenDocumentParser",
          "odf.OpenDocumentParser",
          "pdf.PDFParser",
          "pkg.CompressorParser",
          "pkg.PackageParser",
          "pkg.RarParser",
          "tmx.TMXParser",
          "wordperfect.QuattroProParser",
          "wordperfect.WordPerfectParser",
          "xliff.XLIFF12Parser",
          "xliff.XLZParser",
          "xml.DcXMLParser",
          "xml.FictionBookParser");

  private AllowedParsers() {}

  static Parser parser() {
    CompositeParser all = (CompositeParser) Tika.config().getParser();
    List<Parser> allowed =
        all.getAllComponentParsers().stream().filter(AllowedParsers::isAllowed).toList();
    return new CompositeParser(Tika.config().getMediaTypeRegistry(), allowed);
  }

  private static boolean isAllowed(Parser parser) {
    String name = parser.getClass().getName();
    return name.startsWith(TIKA) && NAMES.contains(name.substring(TIKA.length()));
  }
}
