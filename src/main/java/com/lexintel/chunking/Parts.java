package com.lexintel.chunking;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Parts of a text, of which no two overlap. */
final class Parts {
  private final NavigableMap<Integer, Integer> ends = new TreeMap<>();

  void add(int start, int end) {
    ends.put(start, end);
  }

  boolean has(int offset) {
    Map.Entry<Integer, Integer> part = ends.floorEntry(offset);
    return part != null && offset < part.getValue();
  }

  /** Where the part at an offset ends, or else the next one begins; or {@code end} before that. */
  int edgeAfter(int offset, int end) {
    Integer next = has(offset) ? ends.floorEntry(offset).getValue() : ends.higherKey(offset);
    return next == null ? end : Math.min(next, end);
  }

  /** How many characters between two offsets are in a part. */
  int charactersIn(int start, int end) {
    int characters = 0;
    for (int at = start; at < end; ) {
      int edge = edgeAfter(at, end);
      characters += has(at) ? edge - at : 0;
      at = edge;
    }
    return characters;
  }

  /**
   * A passage without what of it is in a part.
   *
   * @param start where in the text the passage begins
   */
  String cutFrom(String passage, int start) {
    int end = start + passage.length();
    StringBuilder left = new StringBuilder(passage.length());
    for (int at = start; at < end; ) {
      int edge = edgeAfter(at, end);
      if (!has(at)) {
        left.append(passage, at - start, edge - start);
      }
      at = edge;
    }
    return left.toString();
  }
}
