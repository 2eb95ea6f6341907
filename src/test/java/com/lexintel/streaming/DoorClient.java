package com.lexintel.streaming;

import com.lexintel.channels.delivery.ClientReading;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A client of some door at a simulated node, and what it has heard there. */
public interface DoorClient extends ClientReading {

  /** How a client understands the end of what it follows. */
  enum End {
    /** There is nothing more to come. */
    COMPLETE,
    /** It may no longer see this. */
    ACCESS_REVOKED,
    /** It may come back, to this node or another. */
    COME_BACK
  }

  /** The events of documents in the order in which they came, with the API's names. */
  List<JsonObject> events();

  /** The cursor of the last message; null when none has come yet. */
  String cursor();

  /** Null while it goes on. */
  End end();

  /** What it has heard of one document. */
  default List<Integer> seqs(UUID document) {
    return events().stream()
        .filter(event -> event.getString("document_id").equals(document.toString()))
        .filter(event -> event.get("seq") instanceof JsonNumber)
        .map(event -> event.getInt("seq"))
        .toList();
  }

  /** The events of a message, whether it is one or has a list of them. */
  static Stream<JsonObject> events(JsonObject data) {
    if (data.get("documents") instanceof JsonArray documents) {
      return documents.getValuesAs(JsonObject.class).stream();
    }
    return Stream.of(data).filter(event -> event.containsKey("document_id"));
  }
}
