package com.lexintel.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured, each figure several times. It is printed as medians with their ranges, and
 * kept in {@code target/benchmarks} with a plot of what matters most.
 */
public final class Results {
  private static final List<String> PLOTTED = List.of("CPU µs", "p99 ms");

  private final String name;
  private final Map<List<String>, Line> lines = new LinkedHashMap<>();

  public Results(String name) {
    this.name = name;
  }

  /** The figures of one contender in one workload. */
  public static final class Line {
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    public void add(String figure, double value) {
      figures.computeIfAbsent(figure, none -> new ArrayList<>()).add(value);
    }
  }

  public Line line(String workload, String contender) {
    return lines.computeIfAbsent(List.of(workload, contender), none -> new Line());
  }

  /** Tells who waits for the tables how far it is. */
  public static void tell(String workload, String what) {
    System.out.println(workload + ": " + what);
  }

  /** As a table of Markdown for each workload. */
  public void print() {
    StringBuilder text = new StringBuilder();
    String workload = "";
    List<String> headings = List.of();
    for (Map.Entry<List<String>, Line> entry : lines.entrySet()) {
      if (!entry.getKey().get(0).equals(workload)) {
        workload = entry.getKey().get(0);
        String now = workload;
        List<String> figures =
            lines.entrySet().stream()
                .filter(line -> line.getKey().get(0).equals(now))
                .flatMap(line -> line.getValue().figures.keySet().stream())
                .distinct()
                .toList();
        headings = figures;
        text.append("\n**").append(workload).append("**\n\n| | ");
        text.append(String.join(" | ", figures)).append(" |\n|---|");
        text.append("---|".repeat(figures.size())).append('\n');
      }
      text.append("| ").append(entry.getKey().get(1));
      for (String figure : headings) {
        List<Double> all = entry.getValue().figures.getOrDefault(figure, List.of());
        text.append(" | ").append(all.isEmpty() ? "" : told(all));
      }
      text.append(" |\n");
    }
    System.out.println(text);
    try {
      Path directory = Files.createDirectories(Path.of("target/benchmarks"));
      Files.writeString(directory.resolve(name + ".md"), text);
      for (String plotted : PLOTTED) {
        plot(directory, plotted);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One plot for each workload that has this figure. */
  private void plot(Path directory, String figure) throws IOException {
    Map<String, Map<String, List<Double>>> plots = new LinkedHashMap<>();
    lines.forEach(
        (key, line) -> {
          List<Double> values = line.figures.get(figure);
          if (values != null) {
            plots
                .computeIfAbsent(key.get(0), none -> new LinkedHashMap<>())
                .put(key.get(1), values);
          }
        });
    for (Map.Entry<String, Map<String, List<Double>>> plot : plots.entrySet()) {
      String title = plot.getKey() + ": " + figure;
      String file = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".svg";
      Files.writeString(directory.resolve(file), Plot.of(title, plot.getValue()));
    }
  }

  private static String told(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    String median = number(sorted.get(sorted.size() / 2));
    return sorted.size() == 1
        ? median
        : median + " (" + number(sorted.get(0)) + "–" + number(sorted.get(sorted.size() - 1)) + ")";
  }

  static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 20 ? "%.1f" : "%.0f", value);
  }
}
