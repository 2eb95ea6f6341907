package com.lexintel.extraction.child.office;

import com.lexintel.extraction.Warning.Code;
import com.lexintel.extraction.Warnings;
import com.lexintel.extraction.child.content.Nesting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Has a parser of Tika read a prepared copy of the file. */
public final class Prepared implements Parser {

  private static final long serialVersionUID = 1L;

  /** Writes the copy, and says whether deleted text was left out. */
  @FunctionalInterface
  public interface Preparation {
    boolean copy(Path from, Path to) throws IOException, XMLStreamException;
  }

  private final Set<MediaType> types;
  private final transient Preparation preparation;
  private final Parser parser;

  public Prepared(Set<MediaType> types, Preparation preparation, Parser parser) {
    this.types = types;
    this.preparation = preparation;
    this.parser = parser;
  }

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return types;
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    Path copy = Files.createTempFile("prepared", null);
    try (TemporaryResources temporary = new TemporaryResources()) {
      TikaInputStream file = TikaInputStream.get(stream, temporary, metadata);
      if (isPrepared(file.getPath(), copy, context)) {
        try (TikaInputStream prepared = TikaInputStream.get(copy)) {
          parser.parse(prepared, handler, metadata, context);
        }
      } else {
        parser.parse(file, handler, metadata, context);
      }
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** What is too damaged to be prepared is left to the parser, which says what is wrong. */
  private boolean isPrepared(Path from, Path copy, ParseContext context) {
    try {
      if (preparation.copy(from, copy)) {
        String where = context.get(Nesting.class).where();
        String detail =
            where + " has deleted text, which changes were tracked of. It was left out.";
        context.get(Warnings.class).add(Code.DELETED_TEXT_LEFT_OUT, detail, null);
      }
      return true;
    } catch (IOException | XMLStreamException | RuntimeException e) {
      return false;
    }
  }
}
