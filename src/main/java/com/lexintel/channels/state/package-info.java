/**
 * What the channels of documents hold: the latest event of each document, and what leads a
 * subscriber from one state to the next. A {@link com.lexintel.channels.state.Topic} is what
 * somebody follows; {@code SingleDocument} and {@code ManyDocuments} are its two kinds of state,
 * which differ in what a message and a cursor are.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>A document's events are merged by {@code seq}.</b> An event that is not above the known
 *       one is dropped. One without a seq, from a foreign publisher, is shown until the next comes.
 *       An end that the database tells of wins over anything heard before.
 *   <li><b>An end is not merged away.</b> If a document fails and is retried while a subscriber is
 *       slow, it gets the failure and then the latest. Of several ends in between it gets the last.
 *   <li><b>A cursor is a position and a digest.</b> The position says which changes a subscriber
 *       may lack; the digest over (document, seq) whether it lacks any. Both mean the same on every
 *       node. For a single document the {@code seq} is enough.
 *   <li><b>A stream with a case in it never ends by itself</b>: documents may be uploaded later.
 *   <li><b>A change costs what changed, whatever the size of the case.</b> Documents are kept in
 *       the order of their last change, the summary is kept up to date event by event, and a
 *       snapshot shares all blocks of documents that did not change with the one before.
 * </ul>
 */
package com.lexintel.channels.state;
