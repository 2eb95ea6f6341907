package com.lexintel.channels.delivery;

import java.util.concurrent.CompletionStage;

/**
 * The contract between a channel and a door. A door implements it once for each of its clients.
 * Every implementation passes {@code MessageSinkContract} among the tests.
 *
 * <p>What the channel promises:
 *
 * <ul>
 *   <li><b>One message in flight.</b> {@link #send}, {@link #heartbeat} and {@link #farewell} are
 *       called only when the stage of the call before is complete, from one thread at a time, but
 *       not always from the same.
 *   <li><b>{@link #close} ends it.</b> The channel closes the sink exactly once, possibly while a
 *       message is in flight, and calls nothing afterwards. A sink never tells the channel that its
 *       client has left other than by a stage that fails.
 * </ul>
 *
 * <p>What the sink promises:
 *
 * <ul>
 *   <li><b>Nothing blocks the channel.</b> Every method returns at once, whether the client reads
 *       or not. What may block runs on another thread.
 *   <li><b>A stage completes when the message is taken or the client is gone.</b> Normally: the
 *       transport has taken the message and wants another. Exceptionally: the client is gone; the
 *       channel then closes the sink. A stage that does not complete within the channel's time for
 *       a stalled client (a minute) counts as gone.
 *   <li><b>Failures come by the stage</b>, not by an exception.
 *   <li><b>After {@link #close} nothing is written.</b> A call that comes all the same fails.
 * </ul>
 */
public interface MessageSink {

  /** Sends a message. */
  CompletionStage<?> send(Message message);

  /** Sends something that a client ignores, to find out whether it is still there. */
  CompletionStage<?> heartbeat();

  /** Asks the client to come back elsewhere, after a short time of its own. Its last message. */
  CompletionStage<?> farewell();

  /**
   * Ends the client's connection. A message in flight may be cut off. Called again, it does
   * nothing.
   */
  void close();
}
