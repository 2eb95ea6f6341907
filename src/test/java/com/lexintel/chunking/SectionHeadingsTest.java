package com.lexintel.chunking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.TextSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionHeadingsTest {
  private static final String BODY = "The parties agree to what follows here.";

  @ParameterizedTest
  @CsvSource({
    "12.3 Governing Law. This lease ..., Governing Law",
    "'  4.   TERM AND RENEWAL', TERM AND RENEWAL",
    "ARTICLE IV Confidentiality, Confidentiality",
    "Section 7. Notices: in writing, Notices",
    "(none) INDEMNIFICATION, ''",
    "INDEMNIFICATION & INSURANCE, INDEMNIFICATION & INSURANCE",
    "B. Remedies, Remedies"
  })
  void aHeadingIsKnownByItsNumberOrItsCapitals(String line, String heading) {
    assertEquals(heading.isEmpty() ? BODY : heading + ". " + BODY, embedded(line + "\n\n" + BODY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.3 Governing Law ........ 14",
        "12.3 Governing Law    14",
        "4. The tenant shall pay all the rent that is due on the first day",
        "3. No",
        "It was heard on the 12th of May."
      })
  void contentsAndSentencesAreNoHeadings(String line) {
    assertEquals(BODY, embedded(line + "\n\n" + BODY));
  }

  @Test
  void theRunningHeadOfThePagesIsNone() {
    String page = "The rent is due.\n".repeat(60) + "\nEXECUTION COPY\n\n";

    assertEquals("Term. " + BODY, embedded("1. Term.\n" + page.repeat(6) + BODY));
  }

  @Test
  void theNearestHeadingAboveCounts() {
    String text = "1. Definitions.\nx\n2. Rent.\nThe rent is due.\n3. Repairs.\nNone.";

    assertEquals(
        "Rent. The rent is due.\n3. Repairs.",
        layout(text).embedded(passage(text, "The rent is due.\n3. Repairs.")));
  }

  /** With 230 tokens of a passage it fits the model's window. */
  @Test
  void aHeadingIsShort() {
    assertEquals(BODY, embedded("1. " + "Heading ".repeat(9) + "\n" + BODY));
    assertEquals(BODY, embedded("1. " + "Headings".repeat(9) + "\n" + BODY));
  }

  @Test
  void whiteSpaceWithoutEndIsReadInTime() {
    String text = ("1. A" + " ".repeat(100_000) + "b\n").repeat(20);

    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> SectionHeadings.of(text, at -> false));
  }

  private static String embedded(String text) {
    return layout(text).embedded(passage(text, BODY));
  }

  private static Layout layout(String text) {
    return Layout.of(new ExtractedText(text, List.of()));
  }

  private static Passage passage(String text, String part) {
    int start = text.indexOf(part);
    return new Passage(0, null, start, start + part.length(), part, TextSource.TEXT);
  }
}
