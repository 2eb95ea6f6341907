package com.lexintel.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Reads {@code 500ms}, {@code 15s}, {@code 10m}, {@code 1h}, {@code 365d}, {@code PT15S}, or plain
 * seconds.
 */
public class DurationConverter implements Converter<Duration> {
  private static final long serialVersionUID = 1;
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)?", Pattern.CASE_INSENSITIVE);
  private static final Map<String, Long> MILLISECONDS =
      Map.of("ms", 1L, "s", 1000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  @Override
  public Duration convert(String text) {
    if (text.toUpperCase(Locale.ROOT).startsWith("P")) {
      return Duration.parse(text);
    }
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("Not a duration such as 15s");
    }
    String unit = form.group(2) == null ? "s" : form.group(2).toLowerCase(Locale.ROOT);
    return Duration.ofMillis(
        Math.multiplyExact(Long.parseLong(form.group(1)), MILLISECONDS.get(unit)));
  }
}
