package com.lexintel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A named example of {@code docs/progress.md}, as a reader would copy it. */
public final class Example {
  private static final Path PAGE = Path.of("docs/progress.md");

  private Example() {}

  public static String named(String name) {
    Matcher example =
        Pattern.compile("<!-- example: " + name + " -->\n```\\w+\n(.*?)\n```\n", Pattern.DOTALL)
            .matcher(page());
    if (!example.find()) {
      throw new AssertionError(PAGE + " has no example " + name);
    }
    return example.group(1);
  }

  private static String page() {
    try {
      return Files.readString(PAGE);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
