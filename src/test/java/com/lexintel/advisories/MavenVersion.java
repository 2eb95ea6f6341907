package com.lexintel.advisories;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A version as Maven orders it, as far as advisories need that. */
record MavenVersion(String text) implements Comparable<MavenVersion> {
  private static final Pattern PART = Pattern.compile("\\d+|[a-z]+");
  private static final Map<String, Integer> QUALIFIERS =
      Map.ofEntries(
          Map.entry("alpha", -5),
          Map.entry("a", -5),
          Map.entry("beta", -4),
          Map.entry("b", -4),
          Map.entry("milestone", -3),
          Map.entry("m", -3),
          Map.entry("rc", -2),
          Map.entry("cr", -2),
          Map.entry("snapshot", -1),
          Map.entry("final", 0),
          Map.entry("ga", 0),
          Map.entry("release", 0),
          Map.entry("sp", 1));

  @Override
  public int compareTo(MavenVersion other) {
    List<String> mine = parts();
    List<String> theirs = other.parts();
    for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
      int difference = compare(part(mine, i), part(theirs, i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private List<String> parts() {
    return new ArrayList<>(
        PART.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList());
  }

  /** What is missing is nothing: 1.0 is 1, and above 1.0-rc. */
  private static String part(List<String> parts, int index) {
    return index < parts.size() ? parts.get(index) : "";
  }

  private static int compare(String one, String other) {
    boolean numbers = number(one) && number(other) && !(one + other).isEmpty();
    if (numbers) {
      return value(one).compareTo(value(other));
    }
    return Integer.compare(rank(one), rank(other)) != 0
        ? Integer.compare(rank(one), rank(other))
        : one.compareTo(other) * (rank(one) == 2 ? 1 : 0);
  }

  private static boolean number(String part) {
    return part.isEmpty() || Character.isDigit(part.charAt(0));
  }

  private static BigInteger value(String part) {
    return part.isEmpty() ? BigInteger.ZERO : new BigInteger(part);
  }

  /** Qualifiers below nothing, then nothing, then unknown words, then numbers. */
  private static int rank(String part) {
    if (part.isEmpty()) {
      return 0;
    }
    return Character.isDigit(part.charAt(0)) ? 3 : QUALIFIERS.getOrDefault(part, 2);
  }
}
