/**
 * The progress of documents as a node knows it: kept true to the database and to what is published,
 * and followed by subscribers. {@link com.lexintel.channels.LiveProgress} is all that a door needs;
 * how messages reach a subscriber is in {@link com.lexintel.channels.delivery}.
 *
 * <p>What somebody follows is a {@link com.lexintel.channels.state.Topic}, and what a channel holds
 * of it is in {@link com.lexintel.channels.state}. {@code Channels} has the channel of each topic
 * in use and knows which of them an event concerns. {@code Subscriptions} fills channels from the
 * {@link com.lexintel.channels.ProgressStore} and attaches subscribers.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>PostgreSQL is the truth.</b> The {@code DatabaseTail} reads what changed once a second,
 *       always, beside Redis. So a lost message costs a second, and a lost Redis needs no other
 *       mode. Only what the database says ends a stream, since anyone may publish.
 *   <li><b>Nothing committed is missed.</b> Each row holds the transaction that changed it last. A
 *       reading notes its {@code Snapshot}; the next one asks for the rows of transactions that
 *       were open in it or had not begun. Times or sequences would not do: transactions commit in
 *       another order than they begin.
 *   <li><b>Subscribe first, read then.</b> A channel gets the topic's events from before it is
 *       loaded. The other order would lose what happens in between.
 *   <li><b>Who comes back costs at most one reading.</b> The reading that fills a channel also says
 *       whether its documents exist ({@code LoadedChannels}), and those of documents that are asked
 *       for at the same time become one ({@code StateReadings}). After a cut thousands come back
 *       within seconds.
 * </ul>
 */
package com.lexintel.channels;
