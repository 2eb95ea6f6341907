package com.lexintel.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was counted in a run, and what was found to be wrong. */
final class Findings {
  private static final int MOST_SHOWN = 40;

  private final Map<String, Long> counts = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  void count(String what) {
    count(what, 1);
  }

  synchronized void count(String what, long more) {
    counts.merge(what, more, Long::sum);
  }

  synchronized void most(String what, long value) {
    counts.merge(what, value, Math::max);
  }

  synchronized void wrong(String what) {
    wrong.add(what);
    if (wrong.size() <= MOST_SHOWN) {
      System.out.println("FOUND: " + what);
    }
  }

  void expect(boolean truth, String otherwise) {
    if (!truth) {
      wrong(otherwise);
    }
  }

  synchronized List<String> wrong() {
    return List.copyOf(wrong);
  }

  synchronized String table() {
    StringBuilder table = new StringBuilder();
    counts.forEach((what, count) -> table.append(String.format("%-44s %8d%n", what, count)));
    return table.toString();
  }
}
