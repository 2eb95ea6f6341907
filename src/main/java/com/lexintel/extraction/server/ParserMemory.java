package com.lexintel.extraction.server;

import com.lexintel.settings.Settings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The setting that limits a parser process, {@code 1GiB}, as a JVM takes it, {@code 1G}. */
final class ParserMemory {

  private static final String NAME = "lexintel.extraction.memory";
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,9}[kmg])(i?b)?", Pattern.CASE_INSENSITIVE);

  private ParserMemory() {}

  static String of(Settings settings) {
    String value = settings.text(NAME).orElse("");
    Matcher size = SIZE.matcher(value.strip());
    if (!size.matches()) {
      throw new IllegalArgumentException(
          "The setting " + NAME + " is \"" + value + "\", but must be a size such as 512MiB");
    }
    return size.group(1);
  }
}
