package com.lexintel.streaming.websocket;

import com.lexintel.channels.answer.LiveAnswers;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An answer that a client asks to follow.
 *
 * @param cursor the offset that it comes with; null when it has none
 */
record AskedAnswer(UUID id, String cursor) {

  /**
   * Those of one subscription, each once.
   *
   * @param cursor of one answer the offset, or of any number an object with the offset of each
   * @throws Problem when there are too many, one of them is no id, or it is not said whose offset
   *     the cursor is
   */
  static List<AskedAnswer> of(List<String> names, JsonValue cursor) {
    if (names.size() > Conversation.MOST_FOLLOWED) {
      throw new Problem(
          ProblemCode.BAD_REQUEST, "Name at most " + Conversation.MOST_FOLLOWED + " answer_ids");
    }
    List<UUID> ids = names.stream().map(LiveAnswers::idOf).distinct().toList();
    if (cursor instanceof JsonObject offsets) {
      Map<UUID, String> known = known(offsets);
      return ids.stream().map(id -> new AskedAnswer(id, known.get(id))).toList();
    }
    String only = ClientMessage.cursor(cursor);
    if (only != null && ids.size() > 1) {
      throw new Problem(
          ProblemCode.BAD_REQUEST,
          "The cursor of several answers is an object: the offset of each by its id");
    }
    return ids.stream().map(id -> new AskedAnswer(id, only)).toList();
  }

  /** A client may remember more answers than it asks for now. */
  private static Map<UUID, String> known(JsonObject offsets) {
    Map<UUID, String> known = new HashMap<>();
    offsets.forEach(
        (name, offset) ->
            Ids.parse(name).ifPresent(id -> known.put(id, ClientMessage.cursor(offset))));
    return known;
  }
}
