package com.lexintel.channels;

/**
 * One message of a stream, encoded.
 *
 * @param id the reader's cursor once it has it; null on messages that bring no reader further
 * @param data one line of JSON
 * @param control whether it speaks of the stream itself
 */
public record Message(String id, String data, boolean control) {

  static Message of(String id, String data) {
    return new Message(id, data, false);
  }

  /**
   * The first message of a stream. An id would move the cursor past what was not yet seen.
   *
   * @param heartbeat after how many milliseconds an idle stream speaks, for the reader to know when
   *     silence means that the connection is lost
   */
  static Message connected(boolean resumed, long heartbeat) {
    String data =
        "{\"status\":\"connected\",\"resumed\":%b,\"heartbeat_seconds\":%d}"
            .formatted(resumed, (heartbeat + 999) / 1000);
    return new Message(null, data, true);
  }
}
