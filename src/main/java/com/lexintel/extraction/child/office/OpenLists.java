package com.lexintel.extraction.child.office;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/** Counts the items of lists, and the headings, of an OpenDocument text as they come. */
final class OpenLists {
  private static final String OUTLINE = "outline";

  private static final Map<String, String> FORMATS =
      Map.of(
          "1",
          "decimal",
          "a",
          "lowerLetter",
          "A",
          "upperLetter",
          "i",
          "lowerRoman",
          "I",
          "upperRoman");

  /**
   * @param before and {@code after} what stands around the number
   * @param shown how many levels, of which this is the last
   */
  private record Level(ListLevel number, String before, String after, int shown) {}

  /** A list that is open. */
  private static final class Open {
    private final String style;
    private boolean itemBegins;
    private Integer startValue;

    private Open(String style) {
      this.style = style;
    }
  }

  private final Map<String, Map<Integer, Level>> styles = new HashMap<>();
  private final Map<String, TreeMap<Integer, Integer>> counters = new HashMap<>();
  private final Deque<Open> lists = new ArrayDeque<>();
  private String defined;

  /** The number that stands at the beginning of the paragraph that begins; mostly empty. */
  Optional<String> next(XMLEvent event) {
    if (event.isStartElement()) {
      return begin(event.asStartElement());
    } else if (Xml.isEnd(event, "list") && !lists.isEmpty()) {
      lists.pop();
    }
    return Optional.empty();
  }

  private Optional<String> begin(StartElement element) {
    switch (Xml.nameOf(element)) {
      case "list-style" -> define(Xml.attribute(element, "name"));
      case "outline-style" -> define(OUTLINE);
      case "list-level-style-number", "list-level-style-bullet", "outline-level-style" ->
          defineLevel(element);
      case "list" -> open(element);
      case "list-item" -> {
        if (!lists.isEmpty()) {
          lists.peek().itemBegins = true;
          String value = Xml.attribute(element, "start-value");
          lists.peek().startValue = value == null ? null : number(value, 1);
        }
      }
      case "h" -> {
        return lists.isEmpty() ? heading(element) : item();
      }
      case "p" -> {
        return item();
      }
      default -> {}
    }
    return Optional.empty();
  }

  private void define(String style) {
    defined = style == null ? "" : style;
    styles.put(defined, new HashMap<>());
  }

  private void defineLevel(StartElement element) {
    if (defined == null) {
      return;
    }
    String format = FORMATS.get(orEmpty(Xml.attribute(element, "num-format")));
    int start = number(Xml.attribute(element, "start-value"), 1);
    ListLevel number =
        new ListLevel(start, format == null ? "none" : format, "", null, false, true);
    styles
        .get(defined)
        .put(
            number(Xml.attribute(element, "level"), 1),
            new Level(
                number,
                orEmpty(Xml.attribute(element, "num-prefix")),
                orEmpty(Xml.attribute(element, "num-suffix")),
                number(Xml.attribute(element, "display-levels"), 1)));
  }

  /** A list within another has its style, unless it says otherwise. */
  private void open(StartElement element) {
    String style = Xml.attribute(element, "style-name");
    if (style == null) {
      style = lists.isEmpty() ? "" : lists.peek().style;
    }
    boolean continued =
        "true".equals(Xml.attribute(element, "continue-numbering"))
            || Xml.attribute(element, "continue-list") != null;
    if (lists.isEmpty() && !continued) {
      counters.remove(style);
    }
    lists.push(new Open(style));
  }

  /** Only the first paragraph of an item has its number. */
  private Optional<String> item() {
    if (lists.isEmpty() || !lists.peek().itemBegins) {
      return Optional.empty();
    }
    Open list = lists.peek();
    list.itemBegins = false;
    return label(list.style, lists.size(), list.startValue);
  }

  private Optional<String> heading(StartElement element) {
    boolean numbered = !"true".equals(Xml.attribute(element, "is-list-header"));
    int level = number(Xml.attribute(element, "outline-level"), 1);
    return numbered ? label(OUTLINE, level, null) : Optional.empty();
  }

  private Optional<String> label(String style, int at, Integer startValue) {
    Map<Integer, Level> levels = styles.getOrDefault(style, Map.of());
    Level level = levels.get(at);
    if (level == null) {
      return Optional.empty();
    }
    TreeMap<Integer, Integer> counts = counters.computeIfAbsent(style, key -> new TreeMap<>());
    if (startValue != null) {
      counts.put(at, startValue);
    } else {
      counts.merge(at, level.number().start(), (before, start) -> before + 1);
    }
    counts.tailMap(at, false).clear();
    if (level.number().format(1).isEmpty()) {
      return Optional.empty();
    }
    StringBuilder numbers = new StringBuilder();
    for (int shown = Math.max(1, at - level.shown() + 1); shown <= at; shown++) {
      Level one = levels.getOrDefault(shown, level);
      String number = one.number().format(counts.getOrDefault(shown, one.number().start()));
      numbers.append(numbers.length() > 0 && !number.isEmpty() ? "." : "").append(number);
    }
    return Optional.of(level.before() + numbers + level.after());
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static int number(String text, int otherwise) {
    return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
  }
}
