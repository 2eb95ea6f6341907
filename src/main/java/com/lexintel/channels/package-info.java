/**
 * The progress of documents as a node knows it: kept true to the database and to what is published,
 * and followed by subscribers. {@link com.lexintel.channels.LiveProgress} is all that a door needs;
 * how messages reach a subscriber is in {@link com.lexintel.channels.delivery}.
 *
 * <p>A {@link com.lexintel.channels.Topic} is what somebody follows. {@code Channels} holds the
 * channel of each topic in use and knows which of them an event concerns. {@code ProgressState} is
 * what such a channel holds; {@code SingleDocument} and {@code ManyDocuments} differ in what a
 * message and a cursor are. {@code Subscriptions} fills channels from the {@link
 * com.lexintel.channels.ProgressStore} and attaches subscribers.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>PostgreSQL is the truth.</b> The {@code DatabaseTail} reads what changed once a second,
 *       always, beside Redis. So a lost message costs a second, and a lost Redis needs no other
 *       mode. Only what the database says ends a stream, since anyone may publish.
 *   <li><b>Nothing committed is missed.</b> Each row holds the transaction that changed it last. A
 *       reading notes the oldest transaction that was still open in its snapshot ({@code
 *       pg_snapshot_xmin}); the next one asks for all rows changed by that one or later. Times or
 *       sequences would not do: transactions commit in another order than they begin.
 *   <li><b>Subscribe first, read then.</b> A channel gets the topic's events from before it is
 *       loaded. The other order would lose what happens in between.
 *   <li><b>A cursor is a position and a digest.</b> The position says which changes a subscriber
 *       may lack; the digest over (document, seq) whether it lacks any. Both mean the same on every
 *       node. For a single document the {@code seq} is enough.
 *   <li><b>A document's events are merged by {@code seq}.</b> An event that is not above the known
 *       one is dropped. One without a seq, from a foreign publisher, is shown until the next comes.
 *       An end that the database tells of wins over anything heard before.
 *   <li><b>An end is not merged away.</b> If a document fails and is retried while a subscriber is
 *       slow, it gets the failure and then the latest. Of several ends in between it gets the last.
 *   <li><b>A stream with a case in it never ends by itself</b>: documents may be uploaded later.
 *   <li><b>A change costs what changed, whatever the size of the case.</b> Documents are kept in
 *       the order of their last change, the summary is kept up to date event by event, and a
 *       snapshot shares all blocks of documents that did not change with the one before.
 * </ul>
 */
package com.lexintel.channels;
