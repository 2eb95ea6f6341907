package com.lexintel.channels.state;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.Part;
import com.lexintel.channels.event.EventJson;
import com.lexintel.channels.event.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the messages about several documents.
 *
 * @param cursor of a subscriber that has them all
 */
record Messages(Wording wording, String cursor, Summary summary) {
  /** So that a large snapshot does not make one huge message. */
  static final int DOCUMENTS_PER_MESSAGE = 500;

  List<Part> of(List<? extends EventJson> events) {
    List<Block> blocks = new ArrayList<>();
    for (int from = 0; from < events.size(); from += DOCUMENTS_PER_MESSAGE) {
      int to = Math.min(events.size(), from + DOCUMENTS_PER_MESSAGE);
      blocks.add(new Block(events.subList(from, to)));
    }
    return ofBlocks(blocks);
  }

  /** One message for each block, and one without documents if there is no block. */
  List<Part> ofBlocks(List<Block> blocks) {
    List<Block> told = blocks.isEmpty() ? List.of(new Block(List.of())) : blocks;
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      Block block = told.get(i);
      String id = i == told.size() - 1 ? cursor : null;
      parts.add(new Part(() -> Message.of(id, body(block.json(wording), summary) + "}")));
    }
    return parts;
  }

  /** The documents and the summary as JSON, still open for another field. */
  static String body(String documents, Summary summary) {
    return "{\"documents\":[" + documents + "],\"summary\":" + summary.toJson();
  }
}
