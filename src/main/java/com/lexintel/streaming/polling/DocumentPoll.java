package com.lexintel.streaming.polling;

import com.lexintel.channels.Channel;
import com.lexintel.channels.DocumentState;
import com.lexintel.channels.ReceivedEvent;
import com.lexintel.channels.Topic;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One document's latest event, and what only its row knows.
 *
 * @param refresh reads a channel's state from the database once more
 */
record DocumentPoll(UUID id, Consumer<Channel> refresh) implements Poll {

  @Override
  public Topic topic() {
    return Topic.document(id);
  }

  @Override
  public Optional<Answer> answer(Channel channel) {
    // An end that only the wire told of: when it was indexed is in the row.
    if (channel.read(state -> unconfirmedEnd(state.entry(id)))) {
      refresh.accept(channel);
    }
    return channel.read(state -> Optional.ofNullable(state.entry(id)).flatMap(this::answer));
  }

  private static boolean unconfirmedEnd(DocumentState entry) {
    return entry != null && entry.latest().terminal() && !entry.ended();
  }

  private Optional<Answer> answer(DocumentState entry) {
    ReceivedEvent latest = entry.latest();
    if (latest.deleted()) {
      return Optional.empty();
    }
    Instant indexedAt = entry.stored().indexedAt();
    JsonObjectBuilder body =
        Json.createObjectBuilder(latest.json()).add("error_message", errorMessage(latest.json()));
    if (indexedAt == null) {
      body.addNull("indexed_at");
    } else {
      body.add("indexed_at", indexedAt.truncatedTo(ChronoUnit.MILLIS).toString());
    }
    String seq = String.valueOf(entry.seq());
    return Optional.of(
        new Answer(body.build().toString(), "\"" + seq + "\"", seq, false, entry.ended()));
  }

  private static JsonValue errorMessage(JsonObject event) {
    return event.get("error") instanceof JsonObject error
        ? error.getOrDefault("message", JsonValue.NULL)
        : JsonValue.NULL;
  }
}
