package com.lexintel.streaming.polling;

import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.state.CaseStatus;
import com.lexintel.channels.state.Mark;
import com.lexintel.channels.state.Topic;
import java.util.UUID;

/**
 * The state of a case, or what changed in it since a cursor. The answer says which of the two it
 * is, since a cursor that cannot be used gets the whole.
 *
 * @param since null for the whole state
 */
record CasePoll(UUID id, String since, LiveProgress live) implements Poll {

  @Override
  public Topic topic() {
    return Topic.legalCase(id);
  }

  @Override
  public Mark mark() {
    return live.mark(topic(), since);
  }

  @Override
  public Answer answer() {
    CaseStatus status = live.legalCase(id, since);
    return new Answer(status.mark(), status.toJson());
  }
}
