package com.lexintel.chunking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.ExtractedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
  /** Marks where the rest of a page's body goes before its foot. */
  private static final String BODY_END = "\u0000";

  private static final String BODY = body(0, 0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONFIDENTIAL",
        "Case 1:24-cv-01187-ABC Document 40 Filed 05/02/24 Page %d of 9 PageID.10%1$d",
        "EXECUTION COPY    %d",
        "Smith v. Jones %d",
        "DEF00012%d"
      })
  void whatStandsAtTheEdgeOfEachPageIsSaidOnce(String head) {
    String first = head.formatted(1) + "\n";

    assertEquals(first + body(1, 5), body(paged(5, page -> head.formatted(page) + "\n")));
    assertEquals(
        body(1, 1) + first + body(2, 5), body(paged(5, page -> BODY_END + head.formatted(page))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%d", "- %d -", "Page %d of 40", "[%d]", "Page %d"})
  void theNumbersOfPagesAreNotSaidAtAll(String number) {
    assertEquals(body(1, 5), body(paged(5, page -> BODY_END + number.formatted(page))));
    assertEquals(body(1, 5), body(plain(5, page -> number.formatted(page))));
  }

  @Test
  void leftAndRightPagesMayHaveHeadsOfTheirOwn() {
    String[] heads = {"Opinion of the Court", "Smith v. Jones"};

    assertEquals(
        heads[1] + "\n" + body(1, 1) + heads[0] + "\n" + body(2, 8),
        body(paged(8, page -> heads[page % 2] + "\n")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Section %d", "%d.", "(%d)", "Rent for 202%d", "ARTICLE %d"})
  void numberedHeadingsOfATextWithoutPagesAreKept(String heading) {
    ExtractedText text = plain(6, number -> heading.formatted(number));

    assertEquals(text.text().replaceAll("\\s", ""), body(text).replaceAll("\\s", ""));
  }

  @Test
  void whatDiffersOrStandsWithinThePageIsKept() {
    ExtractedText other = paged(5, page -> "Exhibit " + (char) ('A' + page) + "\n");
    ExtractedText within = paged(5, page -> "a\nb\nc\nd" + page + "\nsame\n");

    assertEquals(other.text().replaceAll("\\s", ""), body(other).replaceAll("\\s", ""));
    assertTrue(body(within).split("same").length > 5);
  }

  @Test
  void rowsThatAreAlikeAreNoRunningHeads() {
    String rows = "Monthly fee\n".repeat(100);

    assertEquals(rows, body(new ExtractedText(rows, List.of())));
  }

  @Test
  void aPassageOfRunningHeadsAloneIsEmbeddedAsItIs() {
    String text = paged(5, page -> "CONFIDENTIAL\n").text();
    int start = text.lastIndexOf("CONFIDENTIAL");
    Passage passage = new Passage(4, 5, start, start + 12, "CONFIDENTIAL", null);

    assertEquals(
        "CONFIDENTIAL", Layout.of(paged(5, page -> "CONFIDENTIAL\n")).embedded(passage).strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1. Rent ..... 1\n2. Repairs ..... 2\nARTICLE II\n3. Term ..... 2\n4. Law ..... 3",
        "Smith v. Jones, 1 F.3d 2 . . . . . 4, 7\nDoe v. Roe . . . . passim\n"
            + "Poe v. Loe . . . . ix\nRoe v. Moe . . . . A-1",
        "TABLE OF CONTENTS\nRent 1\nRepairs 2\n\nSection 3. Term 2 Section 4. Law 3\nNotices\t14",
        "Contents\n1. Rent    i\n2. Repairs    1\n3. Term    2\n4. Law    3",
      })
  void aTableOfContentsIsKnown(String contents) {
    String text = "Lease\n\n" + contents + "\n\n" + BODY;
    Layout layout = Layout.of(new ExtractedText(text, List.of()));

    assertTrue(layout.isContents(contents, text.indexOf(contents)));
    assertFalse(layout.isContents(BODY, text.indexOf(BODY)));
    assertFalse(layout.isContents("Lease", 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1. Rent 10\n2. Repairs 20\n3. Term 30\n4. Law 40",
        "TABLE OF CONTENTS\nRent 40\nRepairs 30\nTerm 20\nLaw 10",
        "TABLE OF CONTENTS\nRent 1\nRepairs 2\nThe rest is missing.",
        "Rent ..... 12000\nRepairs ..... $12\nTerm ..... 1.5\nLaw ..... 3%",
      })
  void otherTablesAreNone(String table) {
    assertFalse(Layout.of(new ExtractedText(table, List.of())).isContents(table, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a .", ". . ", "1 ", "xi ", "- 1 -", "Page 1 of 2 "})
  void whatRepeatsWithoutEndIsReadInTime(String part) {
    String text = (part.repeat(20_000) + "\n").repeat(20) + (part.repeat(20) + "\n").repeat(20_000);

    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> Layout.of(new ExtractedText(text, List.of())));
  }

  /** All of a document but its running heads and feet. */
  private static String body(ExtractedText document) {
    return Layout.of(document).body(document.text(), 0).replaceAll("\n{2,}", "\n").strip() + "\n";
  }

  private static ExtractedText paged(int pages, IntFunction<String> edge) {
    List<Integer> starts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int page = 1; page <= pages; page++) {
      starts.add(text.length());
      String line = edge.apply(page);
      String body = body(page, page);
      text.append(line.startsWith(BODY_END) ? body + line.substring(1) : line + body);
      text.append("\n\n");
    }
    return new ExtractedText(text.toString(), starts);
  }

  private static ExtractedText plain(int pages, IntFunction<String> line) {
    StringBuilder text = new StringBuilder();
    for (int page = 1; page <= pages; page++) {
      text.append(body(page, page)).append('\n').append(line.apply(page)).append("\n\n");
    }
    return new ExtractedText(text.toString(), List.of());
  }

  /** Of which no two lines are alike. */
  private static String body(int firstPage, int lastPage) {
    StringBuilder body = new StringBuilder();
    for (int page = firstPage; page <= lastPage; page++) {
      for (char line = 'a'; line < 'u'; line++) {
        body.append("The rent of ").append((char) ('a' + page)).append(line);
        body.append(" is due on the first day of each month.\n");
      }
    }
    return body.toString();
  }
}
