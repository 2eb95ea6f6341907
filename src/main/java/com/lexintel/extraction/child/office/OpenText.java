package com.lexintel.extraction.child.office;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

/** OpenDocument keeps deleted text in a list before the text; it is no part of the text. */
public final class OpenText {

  private OpenText() {}

  public static void withoutDeletions(Path from, Path to) throws IOException, XMLStreamException {
    XmlZip.copy(from, to, name -> name.matches("(content|styles)\\.xml"), OpenText::rewrite);
  }

  private static void rewrite(XMLEventReader from, XMLEventWriter to) throws XMLStreamException {
    int deleted = 0;
    while (from.hasNext()) {
      XMLEvent event = from.nextEvent();
      if (deleted > 0 || Xml.isStart(event, "tracked-changes")) {
        deleted += event.isStartElement() ? 1 : event.isEndElement() ? -1 : 0;
      } else {
        to.add(event);
      }
    }
  }
}
