package com.lexintel.extraction.child.office;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/** The numbered lists that a Word file defines, in {@code numbering.xml} and its styles. */
final class WordLists {

  /** The list and the level of a paragraph or a style; either may be null. */
  record Place(String list, Integer level) {
    static final Place NONE = new Place(null, null);
  }

  private record Style(String basedOn, Place place) {}

  private final Map<String, Map<Integer, ListLevel>> levels = new HashMap<>();
  private final Map<String, String> abstractOf = new HashMap<>();
  private final Map<String, Map<Integer, Integer>> startOverrides = new HashMap<>();
  private final Map<String, Map<Integer, ListLevel>> levelOverrides = new HashMap<>();
  private final Map<String, Style> styles = new HashMap<>();
  private final Map<String, String> byStyleLink = new HashMap<>();
  private final Map<String, String> numberStyleLinks = new HashMap<>();

  boolean isEmpty() {
    return abstractOf.isEmpty();
  }

  void readNumbering(XMLEventReader xml) throws XMLStreamException {
    String definition = null;
    String list = null;
    int overridden = 0;
    while (xml.hasNext()) {
      XMLEvent event = xml.nextEvent();
      if (!event.isStartElement()) {
        continue;
      }
      StartElement element = event.asStartElement();
      String value = Xml.attribute(element, "val");
      switch (Xml.nameOf(element)) {
        case "abstractNum" -> {
          definition = Xml.attribute(element, "abstractNumId");
          list = null;
          levels.put(definition, new HashMap<>());
        }
        case "styleLink" -> byStyleLink.put(value, definition);
        case "numStyleLink" -> numberStyleLinks.put(definition, value);
        case "num" -> list = Xml.attribute(element, "numId");
        case "abstractNumId" -> abstractOf.put(list, value);
        case "lvlOverride" -> overridden = level(element);
        case "startOverride" ->
            startOverrides
                .computeIfAbsent(list, key -> new HashMap<>())
                .put(overridden, Xml.number(element, 1));
        case "lvl" -> {
          Map<Integer, ListLevel> into =
              list == null
                  ? levels.get(definition)
                  : levelOverrides.computeIfAbsent(list, key -> new HashMap<>());
          int number = level(element);
          into.put(number, readLevel(xml));
        }
        default -> {}
      }
    }
  }

  private static int level(StartElement element) {
    String level = Xml.attribute(element, "ilvl");
    return level != null && level.matches("\\d") ? Integer.parseInt(level) : 0;
  }

  private static ListLevel readLevel(XMLEventReader xml) throws XMLStreamException {
    int start = 1;
    String format = "decimal";
    String text = "";
    String style = null;
    boolean legal = false;
    boolean restarts = true;
    XMLEvent event = xml.nextEvent();
    for (; !Xml.isEnd(event, "lvl"); event = xml.nextEvent()) {
      if (event.isStartElement()) {
        StartElement element = event.asStartElement();
        String value = Xml.attribute(element, "val");
        switch (Xml.nameOf(element)) {
          case "start" -> start = Xml.number(element, 1);
          case "numFmt" -> format = value == null ? format : value;
          case "lvlText" -> text = value == null ? "" : value;
          case "pStyle" -> style = value;
          case "lvlRestart" -> restarts = !"0".equals(value);
          case "isLgl" -> legal = Xml.isOn(element);
          default -> {}
        }
      }
    }
    return new ListLevel(start, format, text, style, legal, restarts);
  }

  void readStyles(XMLEventReader xml) throws XMLStreamException {
    String id = null;
    String basedOn = null;
    Place place = Place.NONE;
    while (xml.hasNext()) {
      XMLEvent event = xml.nextEvent();
      if (Xml.isStart(event, "style")) {
        id = Xml.attribute(event.asStartElement(), "styleId");
        basedOn = null;
        place = Place.NONE;
      } else if (Xml.isStart(event, "basedOn")) {
        basedOn = Xml.attribute(event.asStartElement(), "val");
      } else if (Xml.isStart(event, "numPr")) {
        place = readPlace(xml);
      } else if (event.isEndElement() && Xml.isEnd(event, "style") && id != null) {
        styles.put(id, new Style(basedOn, place));
      }
    }
  }

  /** After the start of a {@code numPr}, to its end. */
  static Place readPlace(XMLEventReader xml) throws XMLStreamException {
    String list = null;
    Integer level = null;
    XMLEvent event = xml.nextEvent();
    for (; !Xml.isEnd(event, "numPr"); event = xml.nextEvent()) {
      if (Xml.isStart(event, "numId")) {
        list = Xml.attribute(event.asStartElement(), "val");
      } else if (Xml.isStart(event, "ilvl")) {
        level = Xml.number(event.asStartElement(), 0);
      }
    }
    return new Place(list, level);
  }

  /** Where a paragraph stands, by itself or by its style; without a list when it has no number. */
  Place placeOf(Place own, String style) {
    String list = own.list();
    Integer level = own.level();
    String at = style;
    String listStyle = null;
    for (int depth = 0; at != null && depth < 20; depth++) {
      Style known = styles.get(at);
      if (known == null) {
        break;
      }
      if (list == null && known.place().list() != null) {
        list = known.place().list();
        listStyle = at;
      }
      level = level == null ? known.place().level() : level;
      at = known.basedOn();
    }
    if (level == null && list != null) {
      level = levelOfStyle(list, style, listStyle);
    }
    boolean none = list == null || !abstractOf.containsKey(list);
    return none ? Place.NONE : new Place(list, level == null ? 0 : level);
  }

  private Integer levelOfStyle(String list, String style, String listStyle) {
    for (Map.Entry<Integer, ListLevel> level : levelsOf(list).entrySet()) {
      String linked = level.getValue().style();
      if (linked != null && (linked.equals(style) || linked.equals(listStyle))) {
        return level.getKey();
      }
    }
    return 0;
  }

  /** The lists of the same definition count together. */
  String definitionOf(String list) {
    String definition = abstractOf.get(list);
    String link = numberStyleLinks.get(definition);
    return link != null && byStyleLink.containsKey(link) ? byStyleLink.get(link) : definition;
  }

  private Map<Integer, ListLevel> levelsOf(String list) {
    return levels.getOrDefault(definitionOf(list), Map.of());
  }

  ListLevel level(String list, int level) {
    ListLevel overridden = levelOverrides.getOrDefault(list, Map.of()).get(level);
    return overridden != null ? overridden : levelsOf(list).getOrDefault(level, ListLevel.DEFAULT);
  }

  /** Where a list begins to count by its own will, or null. */
  Integer startOverride(String list, int level) {
    return startOverrides.getOrDefault(list, Map.of()).get(level);
  }
}
