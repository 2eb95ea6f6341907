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
import java.util.stream.IntStream;

/**
 * What was measured, each figure several times. It is printed as medians with their ranges, and
 * kept in {@code target/benchmarks} with a plot of what matters most.
 */
public final class Results {
  private static final List<String> PLOTTED = List.of("CPU µs", "p99 ms");

  private final String name;
  private final List<Ratio> ratios;
  private final Map<List<String>, Line> lines = new LinkedHashMap<>();

  /**
   * @param ratios what else is told of the figures, before them
   */
  public Results(String name, Ratio... ratios) {
    this.name = name;
    this.ratios = List.of(ratios);
  }

  /**
   * How a figure of each contender compares with the same of one of them, taken in the same round.
   */
  public record Ratio(String heading, String figure, String contender) {}

  /** The figures of one contender in one workload. */
  public static final class Line {
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    private List<Double> values(String figure) {
      return figures.getOrDefault(figure, List.of());
    }

    public void add(String figure, double value) {
      figures.computeIfAbsent(figure, none -> new ArrayList<>()).add(value);
    }
  }

  public Line line(String workload, String contender) {
    return lines.computeIfAbsent(List.of(workload, contender), none -> new Line());
  }

  /** Tells who waits for the tables how far it is: on the console, where the build is watched. */
  public static void tell(String workload, String what) {
    System.out.println(workload + ": " + what);
  }

  /** As a table of Markdown for each workload, on the console too, for whoever ran the build. */
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
        text.append("\n**").append(workload).append("**\n\n|");
        ratios.forEach(ratio -> text.append(" | ").append(ratio.heading()));
        figures.forEach(figure -> text.append(" | ").append(figure));
        text.append(" |\n|---|");
        text.append("---|".repeat(ratios.size() + figures.size())).append('\n');
      }
      text.append("| ").append(entry.getKey().get(1));
      for (Ratio ratio : ratios) {
        text.append(" | ").append(told(ratio, workload, entry.getValue()));
      }
      for (String figure : headings) {
        text.append(" | ").append(told(entry.getValue().values(figure), 1));
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

  private String told(Ratio ratio, String workload, Line line) {
    Line other = lines.get(List.of(workload, ratio.contender()));
    if (other == null || other == line) {
      return "";
    }
    List<Double> values = line.values(ratio.figure());
    List<Double> others = other.values(ratio.figure());
    return told(
        IntStream.range(0, Math.min(values.size(), others.size()))
            .mapToObj(round -> values.get(round) / others.get(round))
            .toList(),
        2);
  }

  private static String told(List<Double> values, int decimals) {
    if (values.isEmpty()) {
      return "";
    }
    List<Double> sorted = values.stream().sorted().toList();
    String median = number(sorted.get(sorted.size() / 2), decimals);
    String least = number(sorted.get(0), decimals);
    String most = number(sorted.get(sorted.size() - 1), decimals);
    return sorted.size() == 1 ? median : median + " (" + least + "–" + most + ")";
  }

  static String number(double value) {
    return number(value, 1);
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + (Math.abs(value) < 20 ? decimals : 0) + "f", value);
  }
}
