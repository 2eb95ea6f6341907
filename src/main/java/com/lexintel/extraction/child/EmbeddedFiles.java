package com.lexintel.extraction.child;

import com.lexintel.extraction.MediaTypes;
import com.lexintel.extraction.Warning.Code;
import com.lexintel.extraction.Warnings;
import com.lexintel.extraction.child.content.Nesting;
import com.lexintel.extraction.child.content.XhtmlReader;
import com.lexintel.extraction.child.mail.MessageHeading;
import com.lexintel.extraction.child.members.Content;
import com.lexintel.extraction.child.members.Members;
import com.lexintel.extraction.child.members.OutlookFile;
import com.lexintel.extraction.child.pdf.AttachedScans;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ParseRecord;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Reads what is embedded in a document, within bounds. */
public final class EmbeddedFiles extends ParsingEmbeddedDocumentExtractor {

  static final int MAX_DEPTH = 8;
  static final int MAX_NUMBER = 5_000;

  private static final String XHTML = XHTMLContentHandler.XHTML;

  private final transient ParseContext context;
  private final transient Nesting nesting;
  private final transient AttachedScans scans;
  private final transient AttachedImages images;
  private final transient Warnings warnings;
  private int number;

  EmbeddedFiles(ParseContext context, Nesting nesting, AttachedScans scans, AttachedImages images) {
    super(context);
    this.context = context;
    this.nesting = nesting;
    this.scans = scans;
    this.images = images;
    this.warnings = context.get(Warnings.class);
  }

  @Override
  public boolean shouldParseEmbedded(Metadata metadata) {
    if (isMember(metadata)) {
      return true;
    }
    if (nesting.depth() >= MAX_DEPTH || number >= MAX_NUMBER) {
      String why =
          number >= MAX_NUMBER
              ? " was not read: the document has too many attachments."
              : " was not read: it lies too deep in other attachments.";
      warnings.add(Code.ATTACHMENT_NOT_READ, Nesting.nameOf(metadata) + why, null);
      return false;
    }
    return true;
  }

  @Override
  public void parseEmbedded(
      InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
      throws SAXException, IOException {
    if (isMember(metadata)) {
      String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
      context.get(Members.class).attachment(name, content(stream));
      return;
    }
    number++;
    int before = failures();
    // A stream that has been read cannot be asked for its file any more.
    Path file = stream instanceof TikaInputStream tika ? tika.getPath() : null;
    if (file != null && images.isImage(file)) {
      write(XhtmlReader.RECOGNISED, images.textOf(file, metadata), handler);
    }
    if (isImage(metadata)) {
      return;
    }
    nesting.enter(metadata);
    try {
      super.parseEmbedded(stream, new MessageHeading(handler, metadata), metadata, outputHtml);
    } finally {
      nesting.leave();
    }
    String which = Nesting.nameOf(metadata);
    if (failures() > before) {
      String what = which + " could not be read in full.";
      warnings.add(Code.ATTACHMENT_NOT_READ, what, null);
      write("[" + what + "]", handler);
    } else if (isPdf(metadata) && file != null) {
      writeScans(scans.read(file), which, handler);
    }
  }

  /** A body that is called {@code message.rtf} is that of a message, not attached to it. */
  private boolean isMember(Metadata metadata) {
    String type = String.valueOf(metadata.get(Metadata.CONTENT_TYPE));
    String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
    boolean body = nesting.isInWrapper() && "message.rtf".equals(name);
    return nesting.isOfMembers() && !body && !Nesting.isWrapper(type);
  }

  /** Tika gives what lies in an Outlook message as a folder without writing it as a file. */
  private static Content content(InputStream stream) {
    boolean folder =
        stream instanceof TikaInputStream tika && tika.getOpenContainer() instanceof DirectoryEntry;
    return folder
        ? () -> OutlookFile.of((DirectoryEntry) ((TikaInputStream) stream).getOpenContainer())
        : () -> stream;
  }

  private int failures() {
    ParseRecord record = context.get(ParseRecord.class);
    return record == null ? 0 : record.getExceptions().size();
  }

  private static boolean isPdf(Metadata metadata) {
    return String.valueOf(metadata.get(Metadata.CONTENT_TYPE)).startsWith(MediaTypes.PDF);
  }

  private void writeScans(AttachedScans.Reading scans, String which, ContentHandler handler)
      throws SAXException {
    write(XhtmlReader.RECOGNISED, scans.text(), handler);
    if (scans.unread() > 0) {
      String pages =
          scans.unread() == 1
              ? " has a scanned page that was not read."
              : " has " + scans.unread() + " scanned pages that were not read.";
      warnings.add(Code.PAGE_NOT_READ, which + pages, null);
      write("[" + which + pages + "]", handler);
    }
  }

  private static boolean isImage(Metadata metadata) {
    return String.valueOf(metadata.get(Metadata.CONTENT_TYPE)).startsWith("image/");
  }

  /** Who searches the message must learn that something in it was not searched. */
  private static void write(String text, ContentHandler handler) throws SAXException {
    write("p", text, handler);
  }

  private static void write(String element, String text, ContentHandler handler)
      throws SAXException {
    if (text.isBlank()) {
      return;
    }
    char[] words = text.toCharArray();
    handler.startElement(XHTML, element, element, new AttributesImpl());
    handler.characters(words, 0, words.length);
    handler.endElement(XHTML, element, element);
  }
}
