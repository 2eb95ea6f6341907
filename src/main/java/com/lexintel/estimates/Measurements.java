package com.lexintel.estimates;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The lines that this installation has learned, at one moment. */
record Measurements(Map<Key, Line> lines) {
  /** Stands for all media types together: what is said of one that was never seen. */
  static final String ANY = "*";

  static final Measurements NONE = new Measurements(Map.of());

  record Key(Measure what, String kind) {}

  /**
   * @param kind a media type, or {@link #ANY}
   */
  OptionalDouble expected(Measure what, String kind, double size) {
    Line line = line(what, kind);
    line = line.known() ? line : line(what, ANY);
    return line.known() ? OptionalDouble.of(line.at(size)) : OptionalDouble.empty();
  }

  Line line(Measure what, String kind) {
    return lines.getOrDefault(new Key(what, kind), Line.EMPTY);
  }

  Measurements with(Key key, Line sample) {
    Map<Key, Line> more = new HashMap<>(lines);
    more.merge(key, Line.EMPTY.plus(sample), (before, same) -> before.plus(sample));
    return new Measurements(Map.copyOf(more));
  }
}
