package com.lexintel.chunking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.extraction.ExtractedText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "See Tolliver v. Brightwater Lines, 88 F.3d 412, 415 (9th Cir. 1996).",
        "Meridian Harbor Shipping Co. And its agents paid.",
        "Coastal Freight Partners, Inc. Disputes the claim in No. 24-cv-1187.",
        "The U.S. Supreme Court and Judge J. Selya agree, e.g. Here.",
        "Ms. Brenninkmeyer wrote to Mr. Quillfeather, Jr. On Monday.",
        "Under N.C.G.S. Section 14 the motion fails (see Ex. A and Art. Seven).",
        "12.4. The rent is due.",
        "Section 2.01. The rent is due.",
        "The rent is due under Section 12. 4 Tenants pay it.",
        "See Smith v. J. Doe, No. 4.2 of which Tenants know.",
        "3. Defendant paid for the first three periods only.",
        "The line\ngoes on here."
      })
  void isOneSentence(String sentence) {
    assertEquals(List.of(sentence), sentences(new ExtractedText(sentence, List.of())));
  }

  @Test
  void endsAtFullStopsAndOtherMarks() {
    String text = "Hire was due. Was it paid? \u201cNo!\u201d It was not.";

    assertEquals(
        List.of("Hire was due.", "Was it paid?", "\u201cNo!\u201d", "It was not."),
        sentences(new ExtractedText(text, List.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.4", "12.4.", "4.", "(b)", "b.", "IV.", "Section 4.", "ARTICLE IV"})
  void theNumberOfAClauseBeginsASentence(String number) {
    String clause = number + " Tenants pay the rent.";

    assertEquals(
        List.of("Hire is due thereof.", clause),
        sentences(new ExtractedText("Hire is due thereof. " + clause, List.of())));
  }

  @Test
  void aBlankLineEndsASentence() {
    assertEquals(
        List.of("ORDER", "The motion\nis denied."),
        sentences(new ExtractedText("ORDER\n\nThe motion\nis denied.\n", List.of())));
  }

  @Test
  void aPageBreakDoesNot() {
    String text = "The motion\n\nis denied.\n\nSo ordered.";

    assertEquals(
        List.of("The motion\n\nis denied.", "So ordered."),
        sentences(new ExtractedText(text, List.of(0, 12))));
  }

  private static List<String> sentences(ExtractedText document) {
    Sentences sentences = new Sentences(document, new Parts());
    List<String> found = new ArrayList<>();
    while (sentences.next()) {
      found.add(document.text().substring(sentences.start(), sentences.end()));
    }
    return found;
  }
}
