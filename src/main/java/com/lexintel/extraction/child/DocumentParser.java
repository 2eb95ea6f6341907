package com.lexintel.extraction.child;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionFailure.Code;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.ExtractionRequest;
import com.lexintel.extraction.MediaTypes;
import com.lexintel.extraction.Warning;
import com.lexintel.extraction.Warnings;
import com.lexintel.extraction.child.content.Failures;
import com.lexintel.extraction.child.content.Nesting;
import com.lexintel.extraction.child.content.PageCounter;
import com.lexintel.extraction.child.content.TextBuffer;
import com.lexintel.extraction.child.content.XhtmlReader;
import com.lexintel.extraction.child.image.ImageFile;
import com.lexintel.extraction.child.mail.MessageHeading;
import com.lexintel.extraction.child.members.Archive;
import com.lexintel.extraction.child.members.Members;
import com.lexintel.extraction.child.office.ExternalParts;
import com.lexintel.extraction.child.pdf.AttachedScans;
import com.lexintel.extraction.child.pdf.PdfPages;
import com.lexintel.extraction.child.recognition.Recogniser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;

/** Parses one document on the calling thread. */
public final class DocumentParser {
  private static final int FEW_PAGES = 500;

  private final int maxText;
  private final Path directory;
  private final MediaTypes types = new MediaTypes();
  private final Parser parser = Formats.parser();
  private final Optional<Recogniser> recogniser = Recogniser.ofServer();

  /**
   * @param directory where files are put that are found within a file
   */
  public DocumentParser(int maxText, Path directory) {
    this.maxText = maxText;
    this.directory = directory;
  }

  public ExtractedText parse(ExtractionRequest request, ExtractionListener listener)
      throws ExtractionFailure {
    Path file = request.file();
    String type = typeOf(file);
    TruncationCheck.check(file, type);
    Warnings warnings = new Warnings();
    if (MediaTypes.isImage(type)) {
      ExtractedText text =
          new ImageFile(recogniser, listener, warnings, request.recognised()).read(file, type);
      return text.withWarnings(warnings.all());
    }
    Members members = new Members(directory, request.members(), listener, warnings);
    if (Archive.is(type)) {
      return new Archive(maxText, members).read(file, type).withWarnings(warnings.all());
    }
    TextBuffer buffer = new TextBuffer(maxText);
    try {
      read(file, type, buffer, warnings, members, listener);
    } catch (IOException | SAXException | TikaException | RuntimeException e) {
      if (!buffer.isFull()) {
        throw Failures.of(e);
      }
    } catch (StackOverflowError e) {
      throw new ExtractionFailure(
          Code.EXTRACTION_CRASHED, "The document is nested too deeply to be read.", e);
    }
    ExtractedText text = result(request, buffer, type, warnings, listener);
    return text.withWarnings(warnings.all());
  }

  private String typeOf(Path file) throws ExtractionFailure {
    try {
      if (Files.size(file) == 0) {
        throw new ExtractionFailure(Code.NO_TEXT_FOUND, "The file is empty: it has no bytes.");
      }
      return types
          .ofMember(file, null)
          .orElseThrow(
              () -> Failures.corrupt("The file is not a document that can be read.", null));
    } catch (IOException e) {
      throw Failures.storage(e);
    }
  }

  private void read(
      Path file,
      String type,
      TextBuffer buffer,
      Warnings warnings,
      Members members,
      ExtractionListener listener)
      throws IOException, SAXException, TikaException {
    Metadata metadata = new Metadata();
    Nesting nesting = new Nesting(metadata);
    ParseContext context = Formats.context(hasFewPages(file, type));
    context.set(Parser.class, parser);
    context.set(Nesting.class, nesting);
    context.set(Warnings.class, warnings);
    context.set(Members.class, members);
    EmbeddedListener embedded = new EmbeddedListener(listener);
    context.set(
        EmbeddedDocumentExtractor.class,
        new EmbeddedFiles(
            context,
            nesting,
            new AttachedScans(recogniser, embedded),
            new AttachedImages(recogniser, embedded, nesting, warnings)));
    XhtmlReader reader = new XhtmlReader(buffer, nesting, new PageCounter(metadata, listener));
    try (TikaInputStream stream = TikaInputStream.get(file)) {
      parser.parse(
          stream, new BodyContentHandler(new MessageHeading(reader, metadata)), metadata, context);
    }
    if (type.contains("openxmlformats")) {
      for (String sentence : ExternalParts.of(file)) {
        warnings.add(Warning.Code.EXTERNAL_CONTENT, sentence, null);
      }
    }
  }

  private static boolean hasFewPages(Path file, String type) {
    if (!type.equals(MediaTypes.PDF)) {
      return true;
    }
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      return document.getNumberOfPages() <= FEW_PAGES;
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }

  private ExtractedText result(
      ExtractionRequest request,
      TextBuffer buffer,
      String type,
      Warnings warnings,
      ExtractionListener listener)
      throws ExtractionFailure {
    if (buffer.isFull()) {
      throw Failures.tooLarge();
    }
    if (type.equals(MediaTypes.PDF)) {
      ExtractedText text =
          new PdfPages(recogniser, listener, warnings, request.recognised())
              .complete(request.file(), buffer.toExtractedText());
      if (text.text().length() > maxText) {
        throw Failures.tooLarge();
      }
      return text;
    }
    if (!buffer.isReadable()) {
      throw Failures.noText();
    }
    return buffer.toExtractedText();
  }
}
