package com.lexintel.estimates;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The lines that this installation has learned, at one moment. */
record Regressions(Map<Key, Regression> lines) {
  /** Stands for all media types together: what is said of one that was never seen. */
  static final String ANY = "*";

  static final Regressions NONE = new Regressions(Map.of());

  record Key(Measure what, String kind) {}

  /**
   * @param kind a media type, or {@link #ANY}
   */
  OptionalDouble expected(Measure what, String kind, double size) {
    Regression line = line(what, kind);
    line = line.known() ? line : line(what, ANY);
    return line.known() ? OptionalDouble.of(line.at(size)) : OptionalDouble.empty();
  }

  Regression line(Measure what, String kind) {
    return lines.getOrDefault(new Key(what, kind), Regression.EMPTY);
  }

  Regressions with(Key key, Regression sample) {
    Map<Key, Regression> more = new HashMap<>(lines);
    more.merge(key, Regression.EMPTY.plus(sample), (before, same) -> before.plus(sample));
    return new Regressions(Map.copyOf(more));
  }
}
