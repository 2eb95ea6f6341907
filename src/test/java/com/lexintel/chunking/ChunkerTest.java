package com.lexintel.chunking;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.Stretch;
import com.lexintel.extraction.TextSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkerTest {

  private static final WordPieces PIECES = WordPieces.ofModel();

  private static final String SENTENCE =
      "On March 3, 2023, Plaintiff let the vessel to Defendant under a time charter (Ex. A). ";

  private final Chunker chunker = new Chunker();

  static List<String> texts() {
    StringBuilder noise = new StringBuilder();
    new Random(3).ints(20_000, 1, 0x2fff).forEach(c -> noise.append((char) c));
    return List.of(
        SENTENCE.repeat(200),
        "word ".repeat(5_000),
        "ALL CAPS HEADING\n\n".repeat(800),
        "row\t1\t2\t3\n".repeat(2_000),
        "x".repeat(5_000),
        "\ud83d\ude00".repeat(5_000),
        "y" + "\ud83d\ude00".repeat(5_000),
        "\u88ab\u544a\u672a\u6309\u5408\u540c\u652f\u4ed8\u79df\u91d1\u3002".repeat(300),
        "abc def, ghi; ".repeat(2_000),
        noise.toString());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void coversTheTextInOrderWithinTheLimit(String text) {
    int covered = 0;
    int before = -1;
    for (Passage passage : passages(text)) {
      assertEquals(text.substring(passage.start(), passage.end()), passage.text());
      assertTrue(passage.start() > before, "a step forward");
      assertTrue(passage.start() <= covered || isBlank(text, covered, passage.start()), "no gap");
      assertFalse(passage.text().isBlank());
      assertTrue(tokens(passage) <= PassageIterator.MAX_TOKENS, passage.text());
      assertFalse(Character.isLowSurrogate(passage.text().charAt(0)));
      assertFalse(Character.isHighSurrogate(text.charAt(passage.end() - 1)));
      before = passage.start();
      covered = passage.end();
    }
    assertTrue(isBlank(text, covered, text.length()));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isDeterministic(String text) {
    assertEquals(passages(text), passages(text));
  }

  @Test
  void passagesOfProseHaveAbout200TokensAndEndWithASentence() {
    List<Passage> passages = passages(SENTENCE.repeat(100));

    for (Passage passage : passages.subList(0, passages.size() - 1)) {
      assertTrue(tokens(passage) > 170, () -> passage + " has " + tokens(passage));
      assertTrue(passage.text().endsWith("(Ex. A)."), passage.text());
    }
    assertEquals(0, passages.get(0).ordinal());
    assertEquals(passages.size() - 1, passages.get(passages.size() - 1).ordinal());
  }

  @Test
  void repeatsTheLastSentence() {
    List<Passage> passages = passages(SENTENCE.repeat(100));

    for (int i = 1; i < passages.size(); i++) {
      int overlap = passages.get(i - 1).end() - passages.get(i).start();
      assertEquals(SENTENCE.trim().length(), overlap);
    }
  }

  @Test
  void repeatsTheEndOfALongSentence() {
    List<Passage> passages = passages("and the hire was not paid ".repeat(200));

    for (int i = 1; i < passages.size(); i++) {
      int overlap = passages.get(i - 1).end() - passages.get(i).start();
      assertTrue(overlap > 100 && overlap < 300, "overlap of " + overlap);
      assertEquals(' ', passages.get(0).text().charAt(3));
    }
  }

  @Test
  void cutsALongSentenceAtAClause() {
    String clause =
        "that the hire was due well in advance and that no part of it was ever paid by anyone; ";

    for (Passage passage : passages(clause.repeat(60).trim())) {
      assertTrue(passage.text().endsWith(";"), passage.text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.4\n\n", "12.4 Governing Law.\n\n", "ARTICLE IV\n\n12. Law.\n\n"})
  void theNumberAndTheHeadingOfAClauseAreInItsPassage(String opening) {
    String clause = opening + SENTENCE.trim();
    for (int sentences = 1; sentences < 20; sentences++) {
      String before = SENTENCE.repeat(sentences).trim() + "\n\n";

      List<Passage> passages = passages(before + clause + "\n\n" + SENTENCE.repeat(6));

      List<String> texts = passages.stream().map(Passage::text).toList();
      assertTrue(texts.stream().anyMatch(text -> text.contains(clause)), "after " + sentences);
      assertTrue(texts.stream().noneMatch(text -> text.endsWith(opening.trim())));
    }
  }

  @Test
  void aTableOfContentsSharesNoPassageWithTheText() {
    String contents =
        "TABLE OF CONTENTS\n1. Rent ..... 1\n2. Repairs ..... 2\n3. Term ..... 2\n4. Law ..... 3";

    List<Passage> passages = passages("Lease of rooms.\n" + contents + "\n" + SENTENCE);

    assertEquals(
        List.of("Lease of rooms.", contents, SENTENCE.trim()),
        passages.stream().map(Passage::text).toList());
  }

  @Test
  void noPassageBeginsWithTheFootOfAPage() {
    StringBuilder text = new StringBuilder();
    List<Integer> starts = new ArrayList<>();
    for (int page = 1; page <= 30; page++) {
      starts.add(text.length());
      text.append("- ").append(page).append(" -\n");
      text.append("for a period of two years and the hire was to be paid in advance. ");
      text.append("It finds ").append("that no part of it was ever paid by anyone, ".repeat(12));
      text.append("or not. The court finds that the vessel was let to the defendant by its owner");
      text.append("\nCase: 20-1507   Document: 684624   Page: ").append(page);
      text.append("   Date Filed: 12/22/2020   Entry ID: 6390389\n\n");
    }
    ExtractedText document = new ExtractedText(text.toString(), starts);
    Parts feet = Layout.of(document).running();

    int covered = 0;
    for (Iterator<Passage> passages = chunker.passages(document); passages.hasNext(); ) {
      Passage passage = passages.next();
      assertFalse(passage.ordinal() > 0 && feet.has(passage.start()), passage.text());
      assertTrue(passage.start() <= covered || isBlank(text.toString(), covered, passage.start()));
      covered = passage.end();
    }
  }

  @Test
  void aPassageStandsOnThePageItBeginsOn() {
    String page = SENTENCE.repeat(20).trim() + "\n\n";
    ExtractedText document =
        new ExtractedText(page.repeat(3), List.of(0, page.length(), 2 * page.length()));

    chunker
        .passages(document)
        .forEachRemaining(p -> assertEquals(1 + p.start() / page.length(), p.page()));
    assertNull(passages(page).get(0).page());
  }

  @Test
  void recognisedTextSharesNoPassageWithOther() {
    String typed = "The court finds the motion timely and\n\n";
    String scanned = "grants it in part. So ordered.";
    int seam = typed.length();
    ExtractedText document =
        new ExtractedText(
            typed + scanned,
            List.of(0, seam),
            0,
            List.of(new Stretch(seam, seam + scanned.length())),
            List.of());

    List<Passage> passages = new ArrayList<>();
    chunker.passages(document).forEachRemaining(passages::add);

    assertEquals(List.of(typed.strip(), scanned), passages.stream().map(Passage::text).toList());
    assertEquals(
        List.of(TextSource.TEXT, TextSource.OCR), passages.stream().map(Passage::source).toList());
    assertEquals(List.of(1, 2), passages.stream().map(Passage::page).toList());
  }

  @Test
  void looksForTheNextPassageOnlyWhenAsked() {
    ExtractedText document = new ExtractedText(SENTENCE.repeat(500_000), List.of());

    assertTimeout(ofSeconds(1), () -> chunker.passages(document).next());
  }

  @Test
  void takesLinearTime() {
    String text = SENTENCE.repeat(50_000) + "no space".repeat(10_000) + "word ".repeat(100_000);

    assertTimeout(ofSeconds(20), () -> passages(text));
  }

  private List<Passage> passages(String text) {
    List<Passage> passages = new ArrayList<>();
    Iterator<Passage> iterator = chunker.passages(new ExtractedText(text, List.of()));
    iterator.forEachRemaining(passages::add);
    return passages;
  }

  private static boolean isBlank(String text, int start, int end) {
    return Words.skipSpace(text, start, end) == end;
  }

  private static int tokens(Passage passage) {
    Words words = new Words(passage.text(), 0, passage.text().length(), PIECES);
    int tokens = 0;
    while (words.next()) {
      tokens += words.tokens();
    }
    return tokens;
  }
}
