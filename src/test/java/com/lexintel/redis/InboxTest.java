package com.lexintel.redis;

import static com.lexintel.channels.Events.CASE;
import static com.lexintel.channels.Events.document;
import static com.lexintel.channels.Events.processing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.FakeDatabase;
import com.lexintel.channels.FakeTime;
import com.lexintel.channels.RecordingSink;
import com.lexintel.channels.SimulatedNode;
import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.state.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static final UUID DOC = document(1);

  private final FakeTime time = new FakeTime();
  private final FakeDatabase database = new FakeDatabase(time);
  private final SimulatedNode node = new SimulatedNode(time, database);
  private final Inbox inbox = new Inbox(node.live()::hear, time);
  private RecordingSink reader;

  @BeforeEach
  void follow() {
    database.store(processing(DOC, 5, 20));
    reader = node.follow(Topic.document(DOC), null);
    time.pass(200);
  }

  @Test
  void anyObjectReachesTheReadersWithAllItsFields() {
    hear("{\"status\":\"processing\",\"worker\":\"python\",\"progress\":33}");
    time.pass(200);
    assertEquals("python", reader.latest(DOC).getString("worker"));
    assertEquals(CASE.toString(), reader.latest(DOC).getString("case_id"));
    assertEquals("5", reader.cursor(), "without a seq the cursor stays");
    node.hear(processing(DOC, 6, 34));
    time.pass(200);
    assertEquals(List.of(20, 33, 34), reader.progress());
  }

  @Test
  void whatAMessageClaimsToSpeakOfDoesNotMatter() {
    hear("{\"document_id\":\"x\",\"case_id\":\"y\",\"seq\":6,\"note\":\"line\\nbreak\"}");
    time.pass(200);
    assertEquals(DOC.toString(), reader.latest(DOC).getString("document_id"));
    assertEquals(CASE.toString(), reader.latest(DOC).getString("case_id"));
    assertFalse(reader.messages().get(1).data().contains("\n"));
  }

  /** Clients tell events from what a stream says of itself by the id of the document. */
  @Test
  void whatLooksLikeAMessageOfTheStreamIsAnEventWithItsDocument() {
    hear("{\"documents\":5,\"seq\":6}");
    time.pass(200);
    hear("{\"status\":\"connected\",\"resumed\":true,\"seq\":7}");
    time.pass(200);
    hear("{\"status\":\"closed\",\"reason\":\"access_revoked\",\"seq\":8}");
    time.pass(200);
    assertEquals(List.of(5, 6, 7, 8), reader.seqs(DOC));
    for (Message message : reader.messages()) {
      assertTrue(message.data().contains("\"document_id\":\"" + DOC), message::data);
      assertFalse(message.endsAccess());
    }
    assertFalse(reader.closed());
  }

  @Test
  void whatIsNoObjectIsDroppedAndCounted() {
    List<String> rubbish =
        List.of(
            "",
            "nonsense",
            "[1,2]",
            "\"text\"",
            "{\"a\":",
            "{\"a\":1}{\"b\":2}",
            "[".repeat(10_000),
            "{\"a\":".repeat(3_000),
            "{\"a\":\"" + "x".repeat(1 << 20) + "\"}");
    rubbish.forEach(this::hear);
    byte[] binary = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'};
    inbox.receive("document:" + DOC + ":progress", binary);
    byte[] fine = "{\"seq\":7}".getBytes(StandardCharsets.UTF_8);
    inbox.receive("document:not-an-id:progress", fine);
    inbox.receive("document:1-1-1-1-1:progress", fine);
    time.pass(3000);
    assertEquals(rubbish.size() + 3, inbox.dropped());
    assertEquals(1, reader.events().size());
    node.hear(processing(DOC, 6, 21));
    time.pass(200);
    assertEquals(List.of(5, 6), reader.seqs(DOC));
  }

  @Test
  void absurdNumbersDoNoHarm() {
    hear("{\"seq\":1e999999999,\"progress\":1e999999999,\"eta_seconds\":-1.5}");
    hear("{\"seq\":" + "9".repeat(5000) + ",\"progress\":\"x\",\"status\":5}");
    time.pass(200);
    assertEquals("5", reader.cursor());
    node.follow(Topic.legalCase(CASE), null);
  }

  private void hear(String message) {
    inbox.receive("document:" + DOC + ":progress", message.getBytes(StandardCharsets.UTF_8));
  }
}
