package com.lexintel.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.Topic;
import com.lexintel.progress.ProgressEvent;
import com.lexintel.progress.Status;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Workers, two nodes, a lossy wire and clients that come and go, driven by chance. */
final class World {
  private final Random chance;
  private final FakeTime time = new FakeTime();
  private final FakeDatabase database = new FakeDatabase(time);
  private final List<SimulatedNode> nodes =
      List.of(new SimulatedNode(time, database), new SimulatedNode(time, database));
  private final Map<UUID, ProgressEvent> reported = new HashMap<>();
  private final List<Runnable> onTheWire = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();

  World(long seed) {
    chance = new Random(seed);
    upload();
  }

  void step() {
    switch (chance.nextInt(12)) {
      case 0 -> upload();
      case 1, 2, 3 -> report(someDocument(), Status.PROCESSING, chance.nextBoolean());
      case 4 -> report(someDocument(), anEnd(), true);
      case 5 -> report(someDocument(), Status.PENDING, true);
      case 6 -> report(someDocument(), Status.DELETED, true);
      case 7 -> clients.add(new Client(someTopic()));
      case 8 -> someClient().reconnect();
      case 9 -> someClient().reader.slow(chance.nextBoolean());
      case 10 -> someClient().reader.catchUp();
      default -> pass(chance.nextInt(1500));
    }
    pass(chance.nextInt(60));
  }

  private void pass(long milliseconds) {
    while (!onTheWire.isEmpty() && chance.nextInt(4) > 0) {
      onTheWire.remove(chance.nextInt(onTheWire.size())).run();
    }
    time.pass(milliseconds);
  }

  private void upload() {
    UUID id = Events.document(reported.size() + 1);
    reported.put(id, Events.event(id, Status.PENDING, 1));
    database.store(reported.get(id));
    clients.add(new Client(Topic.document(id)));
  }

  private void report(UUID id, Status status, boolean stored) {
    ProgressEvent last = reported.get(id);
    boolean retry = status == Status.PENDING;
    if (last.status() == Status.DELETED
        || (status != Status.DELETED && last.status().terminal() != retry)) {
      return;
    }
    ProgressEvent event = Events.event(id, status, last.seq() + 1 + chance.nextInt(3));
    reported.put(id, event);
    if (stored) {
      database.store(event);
    }
    for (SimulatedNode node : nodes) {
      if (chance.nextInt(3) > 0) {
        onTheWire.add(() -> node.hear(event));
      }
    }
  }

  private Status anEnd() {
    return List.of(Status.COMPLETED, Status.FAILED, Status.CANCELLED).get(chance.nextInt(3));
  }

  private UUID someDocument() {
    return Events.document(1 + chance.nextInt(reported.size()));
  }

  private Topic someTopic() {
    return switch (chance.nextInt(4)) {
      case 0 -> Topic.document(someDocument());
      case 1 -> Topic.mix(List.of(someDocument(), someDocument()), List.of());
      case 2 -> Topic.mix(List.of(someDocument()), List.of(Events.CASE));
      default -> Topic.legalCase(Events.CASE);
    };
  }

  private Client someClient() {
    return clients.get(chance.nextInt(clients.size()));
  }

  /** Lets all come to rest and looks at what the clients have. */
  void settle() {
    reported.values().forEach(database::store);
    clients.forEach(client -> client.reader.slow(false));
    time.pass(5_000);
    clients.stream()
        .filter(client -> client.sentAway || client.reader.closed())
        .forEach(Client::reconnect);
    time.pass(5_000);
    clients.forEach(Client::verify);
  }

  private final class Client {
    private final Topic topic;
    private final Fields fields = Fields.values()[chance.nextInt(Fields.values().length)];
    private final Map<UUID, Long> seen = new HashMap<>();
    private RecordingSink reader;
    private String cursor;
    private boolean sentAway;

    private Client(Topic topic) {
      this.topic = topic;
      connect();
    }

    private void connect() {
      SimulatedNode node = nodes.get(chance.nextInt(nodes.size()));
      sentAway = node.subscriptions().nothingMore(topic, cursor);
      reader = sentAway ? new RecordingSink() : node.follow(topic, cursor, fields);
      if (!sentAway && !reader.resumed()) {
        seen.clear();
      }
    }

    private void reconnect() {
      finish();
      cursor = reader.cursor() == null ? cursor : reader.cursor();
      reader.leave();
      connect();
    }

    private void finish() {
      assertEquals(0, reader.overlapping(), "two sends at once");
      for (UUID id : reported.keySet()) {
        List<Integer> seqs = reader.seqs(id);
        assertEquals(seqs.stream().distinct().sorted().toList(), seqs, "seq fell or came twice");
        seqs.forEach(seq -> seen.merge(id, (long) seq, Math::max));
        if (reader.latest(id) != null && gone(id)) {
          seen.remove(id);
        }
      }
    }

    private void verifyFields(ProgressEvent event) {
      JsonObject known = reader.latest(event.documentId());
      if (known != null && event.status() != Status.DELETED) {
        event
            .toJson()
            .forEach(
                (field, value) ->
                    assertTrue(
                        value.equals(known.getOrDefault(field, JsonValue.NULL))
                            || field.equals("case_id"),
                        () -> field + " of " + known + " instead of " + event));
      }
    }

    private boolean gone(UUID id) {
      return reader.latest(id).getString("status").equals("deleted");
    }

    private void verify() {
      finish();
      for (ProgressEvent event : reported.values()) {
        boolean deleted = event.status() == Status.DELETED;
        boolean followed = topic.names(event.documentId()) || !topic.cases().isEmpty();
        Long expected = followed && !deleted ? Long.valueOf(event.seq()) : null;
        assertEquals(expected, seen.get(event.documentId()), () -> topic + " lacks " + event);
      }
      reported.values().forEach(this::verifyFields);
      boolean ended =
          topic.canEnd()
              && topic.documents().stream().allMatch(id -> reported.get(id).status().terminal());
      assertEquals(ended, sentAway || reader.closed(), () -> "the end of " + topic);
      assertTrue(!ended || reader.messages().size() < 1000);
    }
  }
}
