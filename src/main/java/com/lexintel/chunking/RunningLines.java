package com.lexintel.chunking;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.Stretch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The running heads and feet of a document's pages: lines that stand at the edge of one page after
 * the other, and differ at most in numbers that count the pages. Of a text without pages, lines
 * that come back about a page's length after each other.
 */
final class RunningLines {
  private static final int LONGEST = 150;
  private static final int TIMES_ON_PAGES = 3;
  private static final int TIMES_WITHOUT_PAGES = 4;

  /** How many lines at the top of a page may be its head, and at its bottom its foot. */
  private static final int EDGE = 3;

  /** Lines of one form may be several: the number of the page, and the last row of a table. */
  private static final int MOST_OPEN = 4;

  private final Parts all = new Parts();
  private final Parts repeated = new Parts();

  static RunningLines of(ExtractedText document) {
    boolean paged = document.pageCount() != null;
    Map<String, List<Line>> alike = new HashMap<>();
    for (Stretch line : paged ? edges(document) : Line.allOf(document.text())) {
      if (line.end() - line.start() <= LONGEST) {
        Line read = Line.of(document, line);
        alike.computeIfAbsent(read.form(), first -> new ArrayList<>(2)).add(read);
      }
    }
    RunningLines found = new RunningLines();
    for (List<Line> lines : alike.values()) {
      found.addRuns(lines, paged ? TIMES_ON_PAGES : TIMES_WITHOUT_PAGES);
    }
    return found;
  }

  /** Of each page the first lines and the last. */
  private static List<Stretch> edges(ExtractedText document) {
    List<Stretch> edges = new ArrayList<>();
    List<Integer> starts = document.pageStarts();
    for (int page = 1; page <= starts.size(); page++) {
      int end = page == starts.size() ? document.text().length() : starts.get(page);
      List<Stretch> lines = Line.allOf(document.text(), starts.get(page - 1), end);
      for (int i = 0; i < lines.size(); i++) {
        if (i < EDGE || i >= lines.size() - EDGE) {
          edges.add(lines.get(i));
        }
      }
    }
    return edges;
  }

  private void addRuns(List<Line> alike, int times) {
    Deque<List<Line>> open = new ArrayDeque<>();
    for (Line line : alike) {
      Optional<List<Line>> run =
          open.stream().filter(each -> line.continues(each.get(each.size() - 1))).findFirst();
      if (run.isPresent()) {
        run.get().add(line);
      } else {
        open.add(new ArrayList<>(List.of(line)));
        if (open.size() > MOST_OPEN) {
          addRun(open.remove(), times);
        }
      }
    }
    open.forEach(run -> addRun(run, times));
  }

  /** What they say is left where it stands first: a case's number may stand nowhere else. */
  private void addRun(List<Line> run, int times) {
    if (run.size() < times) {
      return;
    }
    for (int i = 0; i < run.size(); i++) {
      Line line = run.get(i);
      all.add(line.start(), line.end());
      if (i > 0 || line.isNumberOnly()) {
        repeated.add(line.start(), line.end());
      }
    }
  }

  Parts all() {
    return all;
  }

  /** Those that are to be left out of what is searched. */
  Parts repeated() {
    return repeated;
  }
}
