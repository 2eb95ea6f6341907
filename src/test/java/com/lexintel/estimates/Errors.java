package com.lexintel.estimates;

import java.util.ArrayList;
import java.util.List;

/** How wrong a time left was, second by second. */
final class Errors {
  static final String HEADING =
      "| time left of | seconds seen | not known | error, median | 90th percentile |"
          + " relative error, median | 90th percentile | rises by over a tenth |\n"
          + "|---|---|---|---|---|---|---|---|";

  // Of the last moments a relative error says nothing.
  private static final double LAST_SECONDS = 3;
  private static final double RISE = 0.1;

  private final String what;
  private final List<Double> absolute = new ArrayList<>();
  private final List<Double> relative = new ArrayList<>();
  private int all;
  private int rises;

  Errors(String what) {
    this.what = what;
  }

  /**
   * @param shown null when it was not known
   * @param before what was shown a second before
   */
  void add(Double shown, Double before, double truth) {
    all++;
    if (shown == null) {
      return;
    }
    double error = Math.abs(shown - truth);
    absolute.add(error);
    if (truth >= LAST_SECONDS) {
      relative.add(100 * error / truth);
    }
    if (before != null && shown - before > Math.max(1, RISE * before)) {
      rises++;
    }
  }

  void print() {
    absolute.sort(null);
    relative.sort(null);
    System.out.printf(
        "| %s | %d | %.0f %% | %.1f s | %.1f s | %.0f %% | %.0f %% | %.1f %% |%n",
        what,
        all,
        100.0 * (all - absolute.size()) / Math.max(1, all),
        percentile(absolute, 50),
        percentile(absolute, 90),
        percentile(relative, 50),
        percentile(relative, 90),
        100.0 * rises / Math.max(1, all));
  }

  static double percentile(List<Double> sorted, int percent) {
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
