package com.lexintel.extraction.child.office;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

/** OpenDocument keeps deleted text in a list before the text; it is no part of the text. */
public final class OpenText {

  private boolean deletions;

  private OpenText() {}

  public static boolean withoutDeletions(Path from, Path to)
      throws IOException, XMLStreamException {
    OpenText text = new OpenText();
    XmlZip.copy(from, to, name -> name.matches("(content|styles)\\.xml"), text::rewrite);
    return text.deletions;
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
      }
    }
  }
}
