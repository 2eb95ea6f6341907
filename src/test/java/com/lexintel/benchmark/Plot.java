package com.lexintel.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bars with their ranges, as SVG that reads well on light and dark ground. */
final class Plot {
  private static final int LEFT = 250;
  private static final int WIDTH = 420;
  private static final int ROW = 26;
  private static final int HEAD = 34;

  private Plot() {}

  /**
   * @param bars the values of each, in any order
   */
  static String of(String title, Map<String, List<Double>> bars) {
    double most =
        bars.values().stream().flatMap(List::stream).mapToDouble(value -> value).max().orElse(1);
    List<String> shapes = new ArrayList<>();
    int y = HEAD;
    for (Map.Entry<String, List<Double>> bar : bars.entrySet()) {
      List<Double> sorted = bar.getValue().stream().sorted().toList();
      double median = sorted.get(sorted.size() / 2);
      double low = sorted.get(0) / most * WIDTH;
      double high = sorted.get(sorted.size() - 1) / most * WIDTH;
      String colour = bar.getKey().startsWith("LexIntel") ? "#2f7fd6" : "#8a94a3";
      shapes.add(text(LEFT - 8, y + 14, "end", bar.getKey()));
      shapes.add(
          line(
              "<rect x='%d' y='%d' width='%.1f' height='16' rx='2' fill='%s'/>",
              LEFT, y + 2, median / most * WIDTH, colour));
      shapes.add(
          line(
              "<path d='M%.1f %d H%.1f' stroke='#d97a1d' stroke-width='2'/>",
              LEFT + low, y + 10, LEFT + high));
      shapes.add(text(LEFT + (int) high + 8, y + 14, "start", Results.number(median)));
      y += ROW;
    }
    return line(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' role='img'"
                + " font-family='system-ui, sans-serif' font-size='13'>",
            LEFT + WIDTH + 80, y + 8)
        + "<title>"
        + escaped(title)
        + "</title>"
        + text(8, 20, "start", title)
        + String.join("", shapes)
        + "</svg>\n";
  }

  private static String text(int x, int y, String anchor, String text) {
    return line(
        "<text x='%d' y='%d' text-anchor='%s' fill='#7a8594'>%s</text>",
        x, y, anchor, escaped(text));
  }

  private static String line(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
