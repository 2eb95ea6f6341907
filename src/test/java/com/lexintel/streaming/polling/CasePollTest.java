package com.lexintel.streaming.polling;

import static com.lexintel.channels.Events.CASE;
import static com.lexintel.channels.Events.document;
import static com.lexintel.channels.Events.processing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.channels.FakeDatabase;
import com.lexintel.channels.FakeTime;
import com.lexintel.channels.SimulatedNode;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CasePollTest {
  private final FakeTime time = new FakeTime();
  private final FakeDatabase database = new FakeDatabase(time);
  private final SimulatedNode node = new SimulatedNode(time, database);

  @BeforeEach
  void twoDocuments() {
    database.store(processing(document(1), 5, 20));
    database.store(processing(document(2), 5, 20));
  }

  @Test
  void whatChangedIsNotTheWhole() {
    JsonObject all = poll(null);
    assertTrue(all.getBoolean("full"));
    assertEquals(2, all.getJsonArray("documents").size());

    node.hear(processing(document(2), 6, 21));
    JsonObject changed = poll(all.getString("cursor"));
    assertFalse(changed.getBoolean("full"));

    JsonObject same = poll(changed.getString("cursor"));
    assertFalse(same.getBoolean("full"));
    assertEquals(0, same.getJsonArray("documents").size());
  }

  @Test
  void aCursorThatCannotBeUsedGetsTheWholeAndIsToldSo() {
    for (String unusable : List.of("", "nonsense", "1.2", "999999999.0.0")) {
      JsonObject answer = poll(unusable);
      assertTrue(answer.getBoolean("full"), unusable);
      assertEquals(2, answer.getJsonArray("documents").size(), unusable);
    }
  }

  private JsonObject poll(String since) {
    return Api.parse(new CasePoll(CASE, since, node.live()).answer().body());
  }
}
