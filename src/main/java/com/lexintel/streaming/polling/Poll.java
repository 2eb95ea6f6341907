package com.lexintel.streaming.polling;

import com.lexintel.channels.Channel;
import com.lexintel.channels.Topic;
import java.util.Optional;

/** What somebody who polls asks for. */
interface Poll {

  Topic topic();

  /**
   * The answer at this moment; empty when what is asked for is gone.
   *
   * @throws com.lexintel.problem.Problem when the database is needed and cannot be read
   */
  Optional<Answer> answer(Channel channel);

  /**
   * An answer.
   *
   * @param body JSON
   * @param tag the state's entity tag
   * @param cursor with which a reader that has this state would follow the topic
   * @param news whether the client is known to lack some of it
   * @param last whether it will not change any more
   */
  record Answer(String body, String tag, String cursor, boolean news, boolean last) {}
}
