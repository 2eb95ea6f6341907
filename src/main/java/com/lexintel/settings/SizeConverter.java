package com.lexintel.settings;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads {@code 500KiB}, {@code 200MiB}, {@code 2GiB}, or a plain number of bytes. */
public class SizeConverter implements Converter<Size> {
  private static final long serialVersionUID = 1;
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,12})\\s*([kmg]?)(?:i?b)?", Pattern.CASE_INSENSITIVE);
  private static final Map<String, Long> UNITS =
      Map.of("", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30);

  @Override
  public Size convert(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("Not a size such as 200MiB");
    }
    long unit = UNITS.get(form.group(2).toLowerCase(Locale.ROOT));
    return new Size(Math.multiplyExact(Long.parseLong(form.group(1)), unit));
  }
}
