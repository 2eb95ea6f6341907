package com.lexintel.redis;

import com.lexintel.node.Ticks;
import com.lexintel.progress.Ids;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is published on Redis. Anyone may publish there, in any language: a JSON object on a
 * document's channel reaches the streams, anything else is dropped and counted.
 */
public final class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final Pattern CHANNEL = Pattern.compile("document:(.+):progress");
  private static final int LARGEST = 16 * 1024;
  private static final long LOG_INTERVAL = 10_000;
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private final Receiver receiver;
  private final Ticks ticks;
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong nextLog = new AtomicLong(Long.MIN_VALUE);

  public Inbox(Receiver receiver, Ticks ticks) {
    this.receiver = receiver;
    this.ticks = ticks;
  }

  /** Is given every event that was published on a document's channel. */
  public interface Receiver {
    /**
     * @param claimedCase the case that the event names, which may be wrong; null when it names none
     */
    void hear(UUID documentId, UUID claimedCase, JsonObject event);
  }

  /** Messages that were no event. */
  public long dropped() {
    return dropped.get();
  }

  public void receive(String channel, byte[] message) {
    Optional<UUID> documentId = documentOf(channel);
    Optional<JsonObject> event = documentId.flatMap(id -> read(message));
    if (event.isEmpty()) {
      drop(channel, message.length);
      return;
    }
    UUID claimedCase =
        event.get().get("case_id") instanceof JsonString text
            ? Ids.parse(text.getString()).orElse(null)
            : null;
    receiver.hear(documentId.get(), claimedCase, event.get());
  }

  private static Optional<UUID> documentOf(String channel) {
    Matcher matcher = CHANNEL.matcher(channel);
    return matcher.matches() ? Ids.parse(matcher.group(1)) : Optional.empty();
  }

  private static Optional<JsonObject> read(byte[] message) {
    if (message.length > LARGEST) {
      return Optional.empty();
    }
    // As the one element of an array: a parser stops at the end of an object, whatever follows.
    try (JsonReader reader = READERS.createReader(new StringReader("[" + text(message) + "]"))) {
      JsonArray one = reader.readArray();
      return one.size() == 1 ? Optional.of(one.getJsonObject(0)) : Optional.empty();
    } catch (CharacterCodingException | RuntimeException | StackOverflowError notAnEvent) {
      return Optional.empty();
    }
  }

  private static String text(byte[] message) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message)).toString();
  }

  private void drop(String channel, int length) {
    long count = dropped.incrementAndGet();
    long now = ticks.now();
    long due = nextLog.get();
    if (now >= due && nextLog.compareAndSet(due, now + LOG_INTERVAL)) {
      String name = channel.length() > 80 ? channel.substring(0, 80) : channel;
      LOG.warn(
          "Dropped a message of {} bytes on {} that is no progress event; {} so far",
          length,
          name.replaceAll("\\p{Cntrl}", "?"),
          count);
    }
  }
}
