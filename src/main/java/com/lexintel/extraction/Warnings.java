package com.lexintel.extraction;

import com.lexintel.extraction.Warning.Code;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The warnings of a document: of each kind the first few, and how many more there are. */
public final class Warnings {

  private static final int MOST_OF_A_KIND = 20;

  private final Map<Code, List<Warning>> first = new EnumMap<>(Code.class);
  private final Map<Code, Integer> counts = new EnumMap<>(Code.class);

  /**
   * Adds one.
   *
   * @param page from 1; null when it is said of no single page
   */
  public void add(Code code, String detail, Integer page) {
    if (counts.merge(code, 1, Integer::sum) <= MOST_OF_A_KIND) {
      first.computeIfAbsent(code, kind -> new ArrayList<>()).add(new Warning(code, detail, page));
    }
  }

  public List<Warning> all() {
    List<Warning> all = new ArrayList<>();
    first.forEach(
        (code, warnings) -> {
          all.addAll(warnings);
          int more = counts.get(code) - warnings.size();
          if (more > 0) {
            all.add(new Warning(code, "The same is true " + more + " more times.", null));
          }
        });
    return all;
  }
}
