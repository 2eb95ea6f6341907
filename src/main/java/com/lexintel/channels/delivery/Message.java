package com.lexintel.channels.delivery;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/** One message to a subscriber, encoded. All subscribers at the same place get the same one. */
public final class Message {
  private static final Message ACCESS_REVOKED =
      new Message(null, "{\"status\":\"closed\",\"reason\":\"access_revoked\"}", true);

  private final String id;
  private final String data;
  private final boolean control;
  private Map<Object, Object> forms;

  private Message(String id, String data, boolean control) {
    this.id = id;
    this.data = data;
    this.control = control;
  }

  /**
   * A message about what is followed.
   *
   * @param id the subscriber's cursor once it has the message; null for a part that others follow
   * @param data one line of JSON, without line breaks
   */
  public static Message of(String id, String data) {
    return new Message(id, data, false);
  }

  /**
   * The first message of a stream. With an id it would move the cursor past what was not yet seen.
   *
   * @param resumed whether the subscriber's cursor was used
   * @param heartbeat after how many milliseconds an idle stream gets a heartbeat. A subscriber that
   *     hears nothing for much longer knows that the connection is lost
   */
  static Message connected(boolean resumed, long heartbeat) {
    String data =
        "{\"status\":\"connected\",\"resumed\":"
            + resumed
            + ",\"heartbeat_seconds\":"
            + (heartbeat + 999) / 1000
            + "}";
    return new Message(null, data, true);
  }

  /** The last message to a subscriber that may no longer see what it follows. */
  public static Message accessRevoked() {
    return ACCESS_REVOKED;
  }

  /** Whether it says that the subscriber may no longer see what it follows. */
  public boolean endsAccess() {
    return this == ACCESS_REVOKED;
  }

  /**
   * The subscriber's cursor once it has the message. Null on a message that brings the subscriber
   * no further: one about the stream itself, or a part that others follow.
   */
  public String id() {
    return id;
  }

  /** One line of JSON, without line breaks. */
  public String data() {
    return data;
  }

  /** Whether it speaks of the stream itself and not of what is followed. */
  public boolean control() {
    return control;
  }

  /**
   * What a door makes of the message, made once for all of the door's clients.
   *
   * @param door whose form it is; the same object each time
   */
  @SuppressWarnings("unchecked")
  public synchronized <T> T formFor(Object door, Function<Message, T> making) {
    if (forms == null) {
      forms = new IdentityHashMap<>(2);
    }
    return (T) forms.computeIfAbsent(door, first -> making.apply(this));
  }
}
