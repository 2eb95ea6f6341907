package com.lexintel.chunking;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a text without the white space around it.
 *
 * @param page from 1; null when the format has no pages
 * @param form its text with a sign for each number, by which lines that differ in their numbers
 *     only are alike
 * @param numbers those numbers, in their order
 */
record Line(int start, int end, Integer page, String form, List<Integer> numbers) {
  private static final int MOST_DIGITS = 9;

  /** A book has so many characters on a page. */
  private static final int SHORTEST_PAGE = 600;

  private static final int LONGEST_PAGE = 9_000;

  /** "4", "- 4 -", "Page 4 of 10", "EXECUTION COPY 4". Not "Section 4", "4." or "(4)". */
  private static final Pattern COUNTS_PAGES =
      Pattern.compile("[-\u2013\u2014\\[ ]*#[-\u2013\u2014\\] ]*|.*\\bpage\\b.*|.*  [- ]*#[- ]*");

  private static final Pattern WORDLESS = Pattern.compile("(?:page|of|\\P{L})*");

  /** Those of a text that are not blank. */
  static List<Stretch> allOf(String text) {
    return allOf(text, 0, text.length());
  }

  static List<Stretch> allOf(String text, int start, int end) {
    List<Stretch> lines = new ArrayList<>();
    for (int at = Words.skipSpace(text, start, end); at < end; ) {
      int next = text.indexOf('\n', at);
      int last = next < 0 || next > end ? end : next;
      int after = last;
      while (Words.isSpace(text.charAt(last - 1))) {
        last--;
      }
      lines.add(new Stretch(at, last));
      at = Words.skipSpace(text, after, end);
    }
    return lines;
  }

  static Line of(ExtractedText document, Stretch line) {
    String text = document.text();
    int start = line.start();
    int end = line.end();
    StringBuilder form = new StringBuilder(end - start);
    List<Integer> numbers = new ArrayList<>();
    for (int i = start; i < end; ) {
      int digits = i;
      while (digits < end && digits - i < MOST_DIGITS && isDigit(text.charAt(digits))) {
        digits++;
      }
      if (digits > i) {
        numbers.add(Integer.parseInt(text, i, digits, 10));
        form.append('#');
        i = digits;
      } else {
        char c = text.charAt(i++);
        form.append(Words.isSpace(c) ? ' ' : Character.toLowerCase(c));
      }
    }
    return new Line(start, end, document.pageOf(start), form.toString(), List.copyOf(numbers));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether it says nothing but the number of a page. */
  boolean isNumberOnly() {
    return WORDLESS.matcher(form).matches();
  }

  /**
   * Whether it is what an earlier line of the same form is on an earlier page: its numbers are the
   * same or count the pages.
   */
  boolean continues(Line earlier) {
    return page == null ? isAPageAfter(earlier) : isOnNextPages(earlier);
  }

  /** A page or two: left and right pages may have heads of their own. */
  private boolean isOnNextPages(Line earlier) {
    int pages = page - earlier.page;
    if (pages < 1 || pages > 2) {
      return false;
    }
    for (int i = 0; i < numbers.size(); i++) {
      int more = numbers.get(i) - earlier.numbers.get(i);
      if (more != 0 && more != pages) {
        return false;
      }
    }
    return true;
  }

  private boolean isAPageAfter(Line earlier) {
    int distance = start - earlier.end;
    if (distance < SHORTEST_PAGE || distance > LONGEST_PAGE) {
      return false;
    }
    boolean counts = COUNTS_PAGES.matcher(form).matches();
    for (int i = 0; i < numbers.size(); i++) {
      int more = numbers.get(i) - earlier.numbers.get(i);
      if (more != 0 && !(counts && more > 0 && more <= 2)) {
        return false;
      }
    }
    return true;
  }
}
