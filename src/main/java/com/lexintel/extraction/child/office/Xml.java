package com.lexintel.extraction.child.office;

import java.util.Iterator;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/** Names of elements without their namespaces, of which Word has two for the same things. */
final class Xml {

  private Xml() {}

  static boolean isStart(XMLEvent event, String name) {
    return event.isStartElement() && nameOf(event).equals(name);
  }

  static boolean isEnd(XMLEvent event, String name) {
    return event.isEndElement() && nameOf(event).equals(name);
  }

  static String nameOf(XMLEvent event) {
    return event.isStartElement()
        ? event.asStartElement().getName().getLocalPart()
        : event.asEndElement().getName().getLocalPart();
  }

  /** Null when there is no such attribute. */
  static String attribute(StartElement element, String name) {
    Iterator<Attribute> attributes = element.getAttributes();
    while (attributes.hasNext()) {
      Attribute attribute = attributes.next();
      if (attribute.getName().getLocalPart().equals(name)) {
        return attribute.getValue();
      }
    }
    return null;
  }

  /** A switch of Word: on when it has no value. */
  static boolean isOn(StartElement element) {
    String value = attribute(element, "val");
    return value == null || !value.matches("0|false|off");
  }

  /** Its value as a number, or another one. */
  static int number(StartElement element, int otherwise) {
    String value = attribute(element, "val");
    return value != null && value.matches("-?\\d{1,9}") ? Integer.parseInt(value) : otherwise;
  }
}
