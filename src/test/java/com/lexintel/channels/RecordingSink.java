package com.lexintel.channels;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.event.Fields;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A client: keeps what it is sent, reads at once or only when told to. */
public final class RecordingSink implements MessageSink {
  private final List<Message> messages = new ArrayList<>();
  private final List<JsonObject> events = new ArrayList<>();
  private final Map<UUID, JsonObject> latest = new HashMap<>();
  private final Map<Integer, UUID> numbers = new HashMap<>();
  private final Fields fields;
  private CompletableFuture<Void> inFlight;
  private boolean slow;
  private Message control;
  private boolean left;
  private boolean resumed;
  private int heartbeats;
  private int farewells;
  private int closes;
  private int ends;
  private int overlapping;
  private String cursor;
  private JsonObject summary;

  public RecordingSink() {
    this(Fields.ALL);
  }

  /**
   * @param fields which it has asked for, and by which it puts its events together
   */
  public RecordingSink(Fields fields) {
    this.fields = fields;
  }

  public void slow(boolean reads) {
    slow = reads;
    if (!slow) {
      catchUp();
    }
  }

  /** Reads what is in flight. */
  public void catchUp() {
    if (inFlight != null) {
      CompletableFuture<Void> read = inFlight;
      inFlight = null;
      read.complete(null);
    }
  }

  public void leave() {
    CompletableFuture<Void> broken = inFlight == null ? new CompletableFuture<>() : inFlight;
    inFlight = null;
    left = true;
    broken.completeExceptionally(new IllegalStateException("The client has left"));
  }

  @Override
  public CompletionStage<?> send(Message message) {
    if (closes > 0 || left) {
      return gone();
    }
    if (message.control()) {
      control = message;
      resumed = message.data().contains("\"resumed\":true");
      return flight();
    }
    messages.add(message);
    if (message.id() != null) {
      cursor = message.id();
    }
    JsonObject json = Json.createReader(new StringReader(message.data())).readObject();
    if (json.containsKey("document_id")) {
      take(json);
    } else {
      json.getJsonArray("documents").forEach(event -> take(event.asJsonObject()));
      summary = json.getJsonObject("summary");
    }
    return flight();
  }

  private void take(JsonObject told) {
    JsonObject event = fields == Fields.CHANGED_BY_NUMBER ? withId(told) : told;
    events.add(event);
    latest.merge(
        UUID.fromString(event.getString("document_id")),
        event,
        beginsAnew(told) ? (before, now) -> now : RecordingSink::merged);
  }

  private boolean beginsAnew(JsonObject told) {
    return switch (fields) {
      case ALL -> true;
      case CHANGED -> false;
      case CHANGED_BY_NUMBER -> told.containsKey("document_id");
    };
  }

  /** The event with the id of its document, and without the number by which that was found. */
  private JsonObject withId(JsonObject told) {
    if (!told.containsKey("n")) {
      return told;
    }
    int number = told.getInt("n");
    if (told.containsKey("document_id")) {
      numbers.put(number, UUID.fromString(told.getString("document_id")));
    }
    JsonObjectBuilder event = Json.createObjectBuilder();
    event.add("document_id", numbers.get(number).toString());
    told.forEach(event::add);
    if (told.getString("status", "").equals("deleted")) {
      numbers.remove(number);
    }
    return event.remove("n").build();
  }

  private static JsonObject merged(JsonObject before, JsonObject now) {
    JsonObjectBuilder both = Json.createObjectBuilder(before);
    now.forEach(both::add);
    return both.build();
  }

  private CompletionStage<?> flight() {
    if (inFlight != null) {
      overlapping++;
    }
    if (!slow) {
      return CompletableFuture.completedFuture(null);
    }
    inFlight = new CompletableFuture<>();
    return inFlight;
  }

  @Override
  public CompletionStage<?> heartbeat() {
    if (closes > 0 || left) {
      return gone();
    }
    heartbeats++;
    return flight();
  }

  @Override
  public CompletionStage<?> farewell() {
    if (closes > 0 || left) {
      return gone();
    }
    farewells++;
    return flight();
  }

  @Override
  public void close() {
    if (closes == 0) {
      ends++;
    }
    closes++;
  }

  private CompletionStage<?> gone() {
    return CompletableFuture.failedFuture(new IllegalStateException("The client has left"));
  }

  public List<Message> messages() {
    return messages;
  }

  public List<JsonObject> events() {
    return events;
  }

  /** The event that came last, as it came. */
  public JsonObject last() {
    return events.get(events.size() - 1);
  }

  /** The progress of each event, in their order. */
  public List<Integer> progress() {
    return events.stream().map(event -> event.getInt("progress", -1)).toList();
  }

  public List<Integer> seqs(UUID document) {
    return events.stream()
        .filter(event -> event.getString("document_id").equals(document.toString()))
        .filter(event -> event.get("seq") != null && event.get("seq") != JsonValue.NULL)
        .map(event -> event.getInt("seq"))
        .toList();
  }

  public JsonObject latest(UUID document) {
    return latest.get(document);
  }

  public JsonObject summary() {
    return summary;
  }

  public boolean connected() {
    return control != null;
  }

  /** The first message of the stream; null before it came. */
  public Message control() {
    return control;
  }

  /** How often the connection was ended. */
  public int ends() {
    return ends;
  }

  public boolean resumed() {
    return resumed;
  }

  public String cursor() {
    return cursor;
  }

  public int heartbeats() {
    return heartbeats;
  }

  public int farewells() {
    return farewells;
  }

  public boolean closed() {
    return closes > 0;
  }

  /** Sends that began while another was in flight. */
  public int overlapping() {
    return overlapping;
  }
}
