package com.lexintel.chunking;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headings of a document's sections. A passage from the middle of a section does not say what
 * it is about; the heading above it does.
 */
public final class SectionHeadings {
  private static final int SHORTEST = 4;
  private static final int MOST_WORDS = 8;

  /** What comes more often is the running head of the pages. */
  private static final int OFTEN = 5;

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
   */
  public static SectionHeadings of(String text) {
    SectionHeadings found = new SectionHeadings();
    Map<String, Integer> times = new HashMap<>();
    Matcher line = HEADING.matcher(text);
    Matcher rest = OF_CONTENTS.matcher(text);
    while (line.find()) {
      String words = (line.group(1) == null ? line.group(2) : line.group(1)).strip();
      if (isHeading(words) && !rest.region(line.end(), text.length()).lookingAt()) {
        found.headings.put(line.start(), words);
        times.merge(words, 1, Integer::sum);
      }
    }
    found.headings.values().removeIf(words -> times.get(words) > OFTEN);
    return found;
  }

  private static boolean isHeading(String words) {
    return words.length() >= SHORTEST && words.split("\\s+").length <= MOST_WORDS;
  }

  /**
   * What is embedded of a passage: the heading of the section in which it begins, then its text.
   * Nothing but the vector is made of it.
   */
  public String before(Passage passage) {
    Map.Entry<Integer, String> above = headings.floorEntry(passage.start());
    return above == null ? passage.text() : above.getValue() + ". " + passage.text();
  }
}
