package com.lexintel.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads sizes ({@code 200MiB}) and durations ({@code 15s}, {@code PT15S}) as operators write them.
 */
final class Quantity {
  private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*([a-zA-Z]*)");
  private static final Map<String, Long> BYTES =
      Map.of("", 1L, "b", 1L, "kib", 1L << 10, "mib", 1L << 20, "gib", 1L << 30);
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "", 1000L, "s", 1000L, "m", 60_000L, "h", 3_600_000L);

  private Quantity() {}

  static long bytes(String text) {
    return read(text, BYTES, "a size such as 200MiB");
  }

  static Duration duration(String text) {
    if (text.toUpperCase(Locale.ROOT).startsWith("P")) {
      return Duration.parse(text);
    }
    return Duration.ofMillis(read(text, MILLIS, "a duration such as 15s"));
  }

  private static long read(String text, Map<String, Long> units, String expected) {
    Matcher form = FORM.matcher(text.strip());
    Long unit = form.matches() ? units.get(form.group(2).toLowerCase(Locale.ROOT)) : null;
    if (unit == null) {
      throw new IllegalArgumentException("expected " + expected);
    }
    return Math.multiplyExact(Long.parseLong(form.group(1)), unit);
  }
}
