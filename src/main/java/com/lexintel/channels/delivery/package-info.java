/**
 * How messages reach subscribers, whatever they are about. Nothing here knows a document.
 *
 * <p>A {@link com.lexintel.channels.delivery.Channel} holds a {@link
 * com.lexintel.channels.delivery.ChannelState} and the subscribers that follow it. A door hands in
 * a {@link com.lexintel.channels.delivery.MessageSink}. A new kind of channel is a new {@code
 * ChannelState}; a new door is a new {@code MessageSink}. Neither changes anything here.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>State, not a log.</b> A subscriber is a sink and a {@link
 *       com.lexintel.channels.delivery.View}: its place in the state. Its next message is all that
 *       changed since that place. That one mechanism is the snapshot, the merging for slow
 *       subscribers and the batching. Nothing queues for a subscriber but the parts of the one
 *       message it is being given.
 *   <li><b>A channel has one rhythm.</b> All idle subscribers are given what is new at the same
 *       moment, at most once per interval. A clock for each subscriber would run a little later
 *       than the channel's, and would let every second moment pass.
 *   <li><b>A message is encoded when it is first sent</b>, without the channel's lock, and shared
 *       by all subscribers at the same place.
 *   <li><b>No lock is held while a sink is called.</b>
 * </ul>
 */
package com.lexintel.channels.delivery;
