package com.lexintel.chat.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetrievalTest {
  @Test
  void aShortQuestionLeansOnTheOneBefore() {
    Turn before = new Turn("Which law governs the lease of the Meridian building?", "Ohio");
    List<String> terms = terms("And for how long?", before);
    assertTrue(terms.containsAll(terms("Meridian lease")), terms::toString);
    assertEquals(
        terms("Who pays for repairs of the elevator and the roof?"),
        terms("Who pays for repairs of the elevator and the roof?", before));
  }

  @Test
  void aDashOrAQuoteInAQuestionExcludesAndDemandsNothing() {
    Inquiry inquiry =
        new Inquiry(UUID.randomUUID(), "What is \"good cause\" - and -who decides it?", List.of());
    var query = Retrieval.query(inquiry).orElseThrow();
    assertEquals(List.of(), query.phrases());
    assertEquals(List.of(), query.excluded());
    assertTrue(Retrieval.query(new Inquiry(UUID.randomUUID(), "?!", List.of())).isEmpty());
  }

  @Test
  void aLongQuestionIsCutAndNotRefused() {
    assertTrue(!terms("word ".repeat(800)).isEmpty());
  }

  private static List<String> terms(String question, Turn... before) {
    return Retrieval.query(new Inquiry(UUID.randomUUID(), question, List.of(before)))
        .orElseThrow()
        .terms();
  }
}
