package com.lexintel.chunking;

import com.lexintel.extraction.Stretch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the tables of contents and of authorities: entries that end in the number of a page, soon
 * after each other. They name every clause and say nothing of it.
 */
final class Contents {
  /** Fewer may be anything. */
  private static final int FEWEST = 4;

  /** Between two entries may stand the title of a chapter, or the beginning of a long entry. */
  private static final int MOST_BETWEEN = 3;

  private static final int LONGEST_BETWEEN = 150;

  /** A longer title, or end of an entry, is none. */
  private static final int LONGEST = 100;

  /** With which "xiv" and "passim" end. */
  private static final String NO_DIGITS = "ivxlm";

  private static final Pattern TITLE =
      Pattern.compile("(?i)table +of +(?:contents|authorities|exhibits)\\b.*|contents|index");

  /** "Governing Law .... 14", "Smith v. Jones . . . 4, 7". */
  private static final Pattern DOTTED =
      Pattern.compile(
          "(?:\\.[. ]{3,}|\u2026) ?"
              + "(?:[A-Z]-)?(?:\\d{1,4}(?:, \\d{1,4}){0,9}|passim|[ivxl]{1,7})$");

  /** "12.3 Governing Law 14": under a title only, since other tables look like that too. */
  private static final Pattern PLAIN = Pattern.compile("\\p{L}.*\\s(\\d{1,3}|[ivxl]{1,7})$");

  private final Parts parts = new Parts();
  private boolean titled;
  private int start = -1;
  private int end;
  private int entries;
  private int between;
  private int page;

  private Contents() {}

  /**
   * @param running the running heads and feet, which are not looked at
   */
  static Parts of(String text, Parts running) {
    Contents contents = new Contents();
    for (Stretch line : Line.allOf(text)) {
      if (!running.has(line.start())) {
        contents.read(text, line);
      }
    }
    contents.close();
    return contents.parts;
  }

  private void read(String text, Stretch line) {
    int length = line.end() - line.start();
    String words = text.substring(Math.max(line.start(), line.end() - LONGEST), line.end());
    if (length <= LONGEST && TITLE.matcher(words).matches()) {
      close();
      open(line);
      titled = true;
    } else if (isEntry(words)) {
      open(line);
      end = line.end();
      entries++;
      between = 0;
    } else if (length > LONGEST_BETWEEN || ++between > MOST_BETWEEN) {
      close();
    }
  }

  private void open(Stretch line) {
    if (start < 0) {
      start = line.start();
      between = 0;
    }
  }

  private boolean isEntry(String words) {
    char last = words.charAt(words.length() - 1);
    if (!Character.isDigit(last) && NO_DIGITS.indexOf(last) < 0) {
      return false;
    }
    return DOTTED.matcher(words).find() || titled && isNext(words);
  }

  /** Whether it is an entry for the page of the one before it, or for a later one. */
  private boolean isNext(String words) {
    Matcher entry = PLAIN.matcher(words);
    if (!entry.find()) {
      return false;
    }
    String number = entry.group(1);
    int before = page;
    page = Character.isDigit(number.charAt(0)) ? Integer.parseInt(number) : before;
    return page >= before;
  }

  private void close() {
    if (entries >= FEWEST) {
      parts.add(start, end);
    }
    titled = false;
    start = -1;
    entries = 0;
    between = 0;
    page = 0;
  }
}
