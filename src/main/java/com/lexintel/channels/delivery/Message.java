package com.lexintel.channels.delivery;

/**
 * One message to a subscriber, encoded.
 *
 * @param id the subscriber's cursor once it has the message. Null on a message that brings the
 *     subscriber no further: one about the stream itself, or a part that others follow
 * @param data one line of JSON, without line breaks
 * @param control whether it speaks of the stream itself and not of what is followed
 */
public record Message(String id, String data, boolean control) {

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
        "{\"status\":\"connected\",\"resumed\":%b,\"heartbeat_seconds\":%d}"
            .formatted(resumed, (heartbeat + 999) / 1000);
    return new Message(null, data, true);
  }
}
