package com.lexintel.estimates;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** All regressions of this installation at one moment. */
record Regressions(Map<Key, Regression> byKey) {
  /** All media types together. It answers for a media type that was never measured. */
  static final String ANY = "*";

  static final Regressions NONE = new Regressions(Map.of());

  record Key(Measure measure, String kind) {}

  /**
   * @param kind a media type, or {@link #ANY}
   */
  OptionalDouble expected(Measure measure, String kind, double size) {
    Regression own = of(measure, kind);
    Regression regression = own.isKnown() ? own : of(measure, ANY);
    return regression.isKnown()
        ? OptionalDouble.of(regression.predict(size))
        : OptionalDouble.empty();
  }

  Regression of(Measure measure, String kind) {
    return byKey.getOrDefault(new Key(measure, kind), Regression.EMPTY);
  }

  Regressions with(Key key, Regression sample) {
    Map<Key, Regression> more = new HashMap<>(byKey);
    more.merge(key, Regression.EMPTY.plus(sample), (before, added) -> before.plus(sample));
    return new Regressions(Map.copyOf(more));
  }
}
