package com.lexintel.streaming;

import com.lexintel.channels.delivery.Message;
import java.util.concurrent.CompletionStage;

/**
 * How a door tells one client what it follows, and how it ends that. Nothing here waits for the
 * client. A stage completes when the transport has taken what was told, and fails when the client
 * is gone.
 */
public interface Delivery {

  CompletionStage<?> send(Message message);

  /** Something that a client ignores, to find out whether it is still there. */
  CompletionStage<?> heartbeat();

  /** The client is to come back elsewhere. */
  CompletionStage<?> farewell();

  /** Whether the connection has ended already, so that nobody will say it again. */
  boolean gone();

  /** It is over. Called once, and nothing else afterwards. */
  void end(Ending ending);
}
