package com.lexintel.streaming.polling;

import com.lexintel.channels.Channel;
import com.lexintel.channels.ChannelState;
import com.lexintel.channels.Cursor;
import com.lexintel.channels.ReceivedEvent;
import com.lexintel.channels.Topic;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The state of a case, or what changed in it since a cursor. The answer says which of the two it
 * is, since a cursor that cannot be used gets the whole.
 *
 * @param since null for the whole state
 * @param deletedSince what was deleted from a channel's topic since that cursor
 */
record CasePoll(UUID id, String since, Function<Channel, List<ReceivedEvent>> deletedSince)
    implements Poll {

  @Override
  public Topic topic() {
    return Topic.legalCase(id);
  }

  @Override
  public Optional<Answer> answer(Channel channel) {
    List<ReceivedEvent> deleted = deletedSince.apply(channel);
    Optional<Cursor> seen = channel.cursor(since);
    return Optional.of(channel.read(state -> answer(state, seen, deleted)));
  }

  private static Answer answer(
      ChannelState state, Optional<Cursor> seen, List<ReceivedEvent> deleted) {
    boolean same = seen.filter(cursor -> cursor.digest() == state.digest()).isPresent();
    List<ReceivedEvent> reports =
        same
            ? List.of()
            : seen.map(cursor -> state.changedSince(cursor, deleted)).orElseGet(state::all);
    String cursor = state.cursor().toString();
    String body =
        state.body(reports, state.summary().toJson().toString())
            + ",\"full\":"
            + seen.isEmpty()
            + ",\"cursor\":\""
            + cursor
            + "\"}";
    String tag = "\"" + Long.toHexString(state.digest()) + "\"";
    return new Answer(body, tag, cursor, seen.isPresent() && !same, false);
  }
}
