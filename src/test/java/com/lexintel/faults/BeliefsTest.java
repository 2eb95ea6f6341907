package com.lexintel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What no door may do is noticed. */
class BeliefsTest {
  private final Findings findings = new Findings();
  private final Beliefs beliefs = new Beliefs("somebody", findings);

  @Test
  void findsNothingWhereNothingIsWrong() {
    beliefs.connected(false);
    beliefs.take(event("a", 1, 10, "processing"), "1");
    beliefs.take(event("a", 2, 20, "processing"), "2");
    beliefs.connected(true);
    // Another node may be behind, as long as its own events are in order.
    beliefs.take(event("a", 1, 10, "processing"), "1");
    beliefs.take(event("a", 3, 100, "completed"), "3");
    assertEquals(List.of(), findings.wrong());
    assertEquals("3", beliefs.cursor());
    assertEquals(Set.of("a:3"), beliefs.ends());
  }

  @Test
  void findsASeqThatFallsOnAConnection() {
    beliefs.connected(false);
    beliefs.take(event("a", 2, 20, "processing"), "2");
    beliefs.take(event("a", 1, 10, "processing"), "1");
    found("seq fell");
  }

  @Test
  void findsProgressThatFalls() {
    beliefs.take(event("a", 1, 20, "processing"), "1");
    beliefs.take(event("a", 2, 10, "processing"), "2");
    found("progress fell");
  }

  @Test
  void forgetsWhatAWholeNewStateDoesNotHave() {
    beliefs.connected(false);
    beliefs.take(documents(event("a", 1, 0, "pending"), event("b", 1, 0, "pending")), "1");
    beliefs.connected(true);
    beliefs.take(documents(event("b", 2, 10, "processing")), "2");
    assertEquals(Set.of("a", "b"), beliefs.view().keySet());
    beliefs.connected(false);
    beliefs.take(documents(event("c", 1, 0, "pending")), null);
    beliefs.take(documents(event("b", 2, 10, "processing")), "3");
    assertEquals(Set.of("b", "c"), beliefs.view().keySet());
  }

  @Test
  void findsARefusalThatIsNone() {
    assertTrue(beliefs.gone("document_not_found"));
    assertFalse(beliefs.gone("database_unavailable"));
    assertEquals(List.of(), findings.wrong());
    assertFalse(beliefs.gone("too_many_streams"));
    found("too_many_streams");
  }

  private void found(String words) {
    assertEquals(1, findings.wrong().size(), findings.wrong()::toString);
    assertTrue(findings.wrong().get(0).contains(words), findings.wrong()::toString);
  }

  private static JsonObject documents(JsonObject... events) {
    return Json.createObjectBuilder()
        .add("documents", Json.createArrayBuilder(List.of(events)))
        .build();
  }

  private static JsonObject event(String id, long seq, int progress, String status) {
    return Json.createObjectBuilder()
        .add("document_id", id)
        .add("attempt", 1)
        .add("seq", seq)
        .add("status", status)
        .add("progress", progress)
        .build();
  }
}
