package com.lexintel.streaming.polling;

import com.lexintel.channels.state.Mark;
import com.lexintel.channels.state.Topic;
import com.lexintel.problem.Problem;

/** What somebody who polls asks for. Both readings throw a {@link Problem} when it is not there. */
interface Poll {

  Topic topic();

  /** How the state compares with what the client has, at little cost. */
  Mark mark();

  Answer answer();

  /**
   * An answer.
   *
   * @param mark of the state that it tells
   * @param body JSON
   */
  record Answer(Mark mark, String body) {}
}
