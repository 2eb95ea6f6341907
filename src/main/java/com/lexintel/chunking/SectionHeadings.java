package com.lexintel.chunking;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headings of a document's sections. A passage from the middle of a section does not say what
 * it is about; the heading above it does.
 */
final class SectionHeadings {
  private static final int SHORTEST = 4;
  private static final int MOST_WORDS = 8;

  /** "12.3 Governing Law. This ...", "ARTICLE IV TERM", or a line of capitals. */
  private static final Pattern HEADING =
      Pattern.compile(
          "(?m)^[ \\t]*(?:(?:(?:ARTICLE|Article|SECTION|Section) +)?"
              + "(?:[IVXL]+|[A-Z]|\\d{1,2}(?:\\.\\d{1,2})*)[.):]?[ \\t]+"
              + "([A-Z][A-Za-z,&/' -]{2,69}?)(?=[.:;]|[ \\t]{2}|[ \\t]*$)"
              + "|([A-Z][A-Z,&/' -]{5,69})[.:]?[ \\t]*$)");

  /** In a table of contents the number of a page follows at the end of the line. */
  private static final Pattern OF_CONTENTS = Pattern.compile("(?m)[. \\t]{2,200}\\d{1,4}[ \\t]*$");

  private final NavigableMap<Integer, String> headings = new TreeMap<>();

  private SectionHeadings() {}

  /**
   * @param text of a whole document
   * @param elsewhere at which offsets is no section, but a running head or a table of contents
   */
  static SectionHeadings of(String text, IntPredicate elsewhere) {
    SectionHeadings found = new SectionHeadings();
    Matcher line = HEADING.matcher(text);
    Matcher rest = OF_CONTENTS.matcher(text);
    while (line.find()) {
      String words = (line.group(1) == null ? line.group(2) : line.group(1)).strip();
      if (isHeading(words)
          && !elsewhere.test(line.start())
          && !rest.region(line.end(), text.length()).lookingAt()) {
        found.headings.put(line.start(), words);
      }
    }
    return found;
  }

  private static boolean isHeading(String words) {
    return words.length() >= SHORTEST && words.split("\\s+").length <= MOST_WORDS;
  }

  /** That of the section in which an offset is. */
  Optional<String> above(int offset) {
    return Optional.ofNullable(headings.floorEntry(offset)).map(Map.Entry::getValue);
  }
}
