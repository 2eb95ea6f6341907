package com.lexintel.extraction.child.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

/**
 * Copies an OpenDocument text without its deleted text, which stands in a list before the text and
 * is no part of it, and with the numbers of its lists and headings, which only its styles tell.
 */
public final class OpenText {

  private static final XMLEventFactory EVENTS = XMLEventFactory.newDefaultFactory();
  private static final String STYLES = "styles.xml";

  private final OpenLists lists = new OpenLists();
  private boolean deletions;

  private OpenText() {}

  public static boolean written(Path from, Path to) throws IOException, XMLStreamException {
    OpenText text = new OpenText();
    text.readStyles(from);
    XmlZip.copy(from, to, name -> name.matches("(content|styles)\\.xml"), text::rewrite);
    return text.deletions;
  }

  private void readStyles(Path file) throws IOException, XMLStreamException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry styles = zip.getEntry(STYLES);
      if (styles != null) {
        try (InputStream in = zip.getInputStream(styles)) {
          XMLEventReader xml = XmlZip.read(in);
          while (xml.hasNext()) {
            lists.next(xml.nextEvent());
          }
        }
      }
    }
  }

  private void rewrite(XMLEventReader from, XMLEventWriter to) throws XMLStreamException {
    int deleted = 0;
    while (from.hasNext()) {
      XMLEvent event = from.nextEvent();
      if (deleted > 0 || Xml.isStart(event, "tracked-changes")) {
        deletions |= Xml.isStart(event, "deletion");
        deleted += event.isStartElement() ? 1 : event.isEndElement() ? -1 : 0;
      } else {
        to.add(event);
        Optional<String> number = lists.next(event);
        if (number.isPresent()) {
          to.add(EVENTS.createCharacters(number.get() + " "));
        }
      }
    }
  }
}
