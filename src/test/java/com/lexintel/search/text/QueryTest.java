package com.lexintel.search.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  @Test
  void stopWordsAreNotLookedForAmongOthers() {
    assertEquals(List.of("law", "govern"), Query.parse("Which law governs the law?").terms());
  }

  @Test
  void butAloneTheyAre() {
    assertEquals(List.of("to", "be", "or", "not"), Query.parse("to be or not to be").terms());
  }

  @Test
  void quotesAskForPhrases() {
    Query query = Query.parse("term \"of the Agreement\" \u201Csole discretion\u201D");

    assertEquals(
        List.of(List.of("of", "the", "agreement"), List.of("sole", "discret")), query.phrases());
    assertEquals("term of the Agreement sole discretion", query.text());
  }

  @Test
  void aQuoteThatIsNotClosedGoesToTheEnd() {
    assertEquals(List.of(List.of("sole", "discret")), Query.parse("\"sole discretion").phrases());
  }

  @Test
  void aMinusExcludes() {
    Query query = Query.parse("lease -renewal -\"early termination\"");

    assertEquals(List.of(List.of("renew"), List.of("earli", "termin")), query.excluded());
    assertEquals(List.of("leas"), query.terms());
    assertEquals("lease", query.text());
  }

  @Test
  void aHyphenOrADashAloneDoesNot() {
    Query query = Query.parse("non-compete - clause");

    assertTrue(query.excluded().isEmpty());
    assertEquals(List.of("non", "compet", "claus"), query.terms());
  }

  @Test
  void whatIsWrittenAsOneIsASequence() {
    assertEquals(
        List.of(List.of("24", "cv", "1187"), List.of("no", "24")),
        Query.parse("No. 24-cv-1187").sequences().subList(0, 2));
  }

  @Test
  void aNumberBelongsToItsNeighbours() {
    assertEquals(
        List.of(List.of("42", "usc"), List.of("usc", "§"), List.of("§", "1983")),
        Query.parse("42 U.S.C. § 1983").sequences());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "?!", "\"\"", "-lease", "-\"the lease\""})
  void withoutAWordThereIsNoQuery(String input) {
    assertEquals("empty_query", refusal(input));
  }

  @Test
  void aThousandCharactersAreEnough() {
    Query.parse("a".repeat(1000));

    assertEquals("query_too_long", refusal("a".repeat(1001)));
  }

  private static String refusal(String input) {
    return assertThrows(Problem.class, () -> Query.parse(input)).code().word();
  }
}
