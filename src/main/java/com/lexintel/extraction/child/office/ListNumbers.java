package com.lexintel.extraction.child.office;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the paragraphs of lists as they come. */
final class ListNumbers {

  private static final Pattern NUMBER = Pattern.compile("%([1-9])");

  private final WordLists lists;
  private final Map<String, TreeMap<Integer, Integer>> counters = new HashMap<>();
  private final Set<String> begun = new HashSet<>();

  ListNumbers(WordLists lists) {
    this.lists = lists;
  }

  /** The number of the next paragraph, such as "Section 2.1"; empty for a bullet or none. */
  Optional<String> next(WordLists.Place place) {
    String list = place.list();
    int at = place.level();
    TreeMap<Integer, Integer> counts =
        counters.computeIfAbsent(lists.definitionOf(list), key -> new TreeMap<>());
    ListLevel level = lists.level(list, at);
    Integer override = lists.startOverride(list, at);
    if (override != null && begun.add(list + "/" + at)) {
      counts.put(at, override);
    } else {
      counts.merge(at, level.start(), (before, start) -> before + 1);
    }
    counts.tailMap(at, false).keySet().removeIf(below -> lists.level(list, below).restarts());
    if (level.isBullet()) {
      return Optional.empty();
    }
    String label = label(list, level, counts);
    return label.isBlank() ? Optional.empty() : Optional.of(label);
  }

  private String label(String list, ListLevel level, Map<Integer, Integer> counts) {
    Matcher numbers = NUMBER.matcher(level.text());
    return numbers.replaceAll(
        number -> {
          int at = Integer.parseInt(number.group(1)) - 1;
          ListLevel shown = lists.level(list, at);
          int count = counts.getOrDefault(at, shown.start());
          return Matcher.quoteReplacement(
              level.legal() ? String.valueOf(count) : shown.format(count));
        });
  }
}
