package com.lexintel.extraction.child.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/**
 * Writes into a copy of a Word file as text what a reader sees on the page: the numbers of clauses,
 * checkboxes, symbols and the letters of equations.
 */
public final class WordText {

  private static final XMLEventFactory EVENTS = XMLEventFactory.newDefaultFactory();
  private static final String PARTS =
      "word/(document\\d*|header\\d*|footer\\d*|footnotes|endnotes)\\.xml";
  private static final String MATH = "/math";

  private final ListNumbers numbers;
  private final WordLists lists;
  private XMLEventReader from;
  private XMLEventWriter to;
  private String namespace = "";
  private String prefix = "w";
  private boolean deletions;
  private int deleted;

  private WordText(WordLists lists) {
    this.lists = lists;
    this.numbers = new ListNumbers(lists);
  }

  public static boolean written(Path from, Path to) throws IOException, XMLStreamException {
    WordLists lists = new WordLists();
    try (ZipFile zip = new ZipFile(from.toFile())) {
      read(zip, "word/numbering.xml", lists::readNumbering);
      read(zip, "word/styles.xml", lists::readStyles);
    }
    WordText text = new WordText(lists);
    XmlZip.copy(from, to, name -> name.matches(PARTS), text::rewrite);
    return text.deletions;
  }

  private interface Reading {
    void read(XMLEventReader xml) throws XMLStreamException;
  }

  private static void read(ZipFile zip, String name, Reading reading)
      throws IOException, XMLStreamException {
    ZipEntry entry = zip.getEntry(name);
    if (entry != null) {
      try (InputStream in = zip.getInputStream(entry)) {
        reading.read(XmlZip.read(in));
      }
    }
  }

  private void rewrite(XMLEventReader reader, XMLEventWriter writer) throws XMLStreamException {
    from = reader;
    to = writer;
    while (from.hasNext()) {
      write(from.nextEvent());
    }
  }

  private void write(XMLEvent event) throws XMLStreamException {
    deleted += Xml.isStart(event, "del") ? 1 : Xml.isEnd(event, "del") ? -1 : 0;
    if (isMath(event) && deleted > 0) {
      skipMath(event);
    } else if (isMath(event)) {
      writeMath(event);
    } else if (Xml.isStart(event, "p")) {
      namespace = event.asStartElement().getName().getNamespaceURI();
      prefix = event.asStartElement().getName().getPrefix();
      to.add(event);
    } else if (Xml.isStart(event, "pPr")) {
      writeProperties(event);
    } else if (Xml.isStart(event, "sym")) {
      StartElement symbol = event.asStartElement();
      writeText(WordSymbols.of(Xml.attribute(symbol, "font"), Xml.attribute(symbol, "char")));
      from.nextEvent();
    } else if (Xml.isStart(event, "fldChar")) {
      writeField(event);
    } else {
      deletions |= Xml.isStart(event, "delText");
      to.add(event);
    }
  }

  /** Equations have runs and texts of their own; around them stands only how they are drawn. */
  private void writeMath(XMLEvent event) throws XMLStreamException {
    String name = Xml.nameOf(event);
    if (name.matches("[rt]")) {
      to.add(
          event.isStartElement()
              ? EVENTS.createStartElement(prefix, namespace, name)
              : EVENTS.createEndElement(prefix, namespace, name));
    }
  }

  /** Unlike other text, that of a deleted equation is not called deleted. */
  private void skipMath(XMLEvent event) throws XMLStreamException {
    if (Xml.isStart(event, "t")) {
      deletions = true;
      while (!Xml.isEnd(event, "t")) {
        event = from.nextEvent();
      }
    }
  }

  private static boolean isMath(XMLEvent event) {
    if (!event.isStartElement() && !event.isEndElement()) {
      return false;
    }
    String uri =
        event.isStartElement()
            ? event.asStartElement().getName().getNamespaceURI()
            : event.asEndElement().getName().getNamespaceURI();
    return uri.endsWith(MATH);
  }

  /** The number that the properties of a paragraph give it becomes its first text. */
  private void writeProperties(XMLEvent start) throws XMLStreamException {
    to.add(start);
    String style = null;
    boolean deleted = false;
    WordLists.Place own = WordLists.Place.NONE;
    int depth = 1;
    int before = 0;
    while (depth > 0) {
      XMLEvent event = from.nextEvent();
      boolean current = before == 0;
      if (Xml.isStart(event, "numPr") && current && depth == 1 && !lists.isEmpty()) {
        own = WordLists.readPlace(from);
        continue;
      }
      depth += event.isStartElement() ? 1 : event.isEndElement() ? -1 : 0;
      before += Xml.isStart(event, "pPrChange") ? 1 : Xml.isEnd(event, "pPrChange") ? -1 : 0;
      if (Xml.isStart(event, "pStyle") && current) {
        style = Xml.attribute(event.asStartElement(), "val");
      }
      deleted |= Xml.isStart(event, "del") && current;
      to.add(event);
    }
    WordLists.Place place = lists.placeOf(own, style);
    if (place.list() != null && !deleted) {
      String number = numbers.next(place).orElse(null);
      if (number != null) {
        writeRun(number + " ");
      }
    }
  }

  /** A checkbox of a form is a field: what was clicked overrides what it was at first. */
  private void writeField(XMLEvent start) throws XMLStreamException {
    List<XMLEvent> field = new ArrayList<>(List.of(start));
    Boolean checked = null;
    boolean first = false;
    boolean box = false;
    XMLEvent event = start;
    while (!Xml.isEnd(event, "fldChar")) {
      event = from.nextEvent();
      field.add(event);
      if (event.isStartElement()) {
        StartElement element = event.asStartElement();
        switch (Xml.nameOf(element)) {
          case "checkBox" -> box = true;
          case "default" -> first = Xml.isOn(element);
          case "checked" -> checked = Xml.isOn(element);
          default -> {}
        }
      }
    }
    if (box) {
      boolean on = checked == null ? first : checked;
      writeText(on ? "|X|" : "|_|");
    }
    for (XMLEvent part : field) {
      to.add(part);
    }
  }

  private void writeRun(String text) throws XMLStreamException {
    to.add(EVENTS.createStartElement(prefix, namespace, "r"));
    writeText(text);
    to.add(EVENTS.createEndElement(prefix, namespace, "r"));
  }

  private void writeText(String text) throws XMLStreamException {
    to.add(EVENTS.createStartElement(prefix, namespace, "t"));
    to.add(
        EVENTS.createAttribute("xml", "http://www.w3.org/XML/1998/namespace", "space", "preserve"));
    to.add(EVENTS.createCharacters(text));
    to.add(EVENTS.createEndElement(prefix, namespace, "t"));
  }
}
