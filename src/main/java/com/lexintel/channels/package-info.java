/**
 * The progress of documents: reported by workers, stored, published, and followed by readers.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>State, not a log.</b> A {@code Channel} holds the latest event of each document of a
 *       {@code Topic} and a version that grows with each change. A {@code Subscriber} is a sink and
 *       the version that it has; its next message is all that is above. That one mechanism is the
 *       snapshot, the merging for slow readers and the batching. Nothing queues behind a reader.
 *   <li><b>PostgreSQL is the truth, Redis the wire.</b> The {@code DatabaseTail} reads what changed
 *       once a second, always, beside Redis. So a lost message costs a second and a lost Redis
 *       needs no other mode. Only what the database says ends a stream, since anyone may publish.
 *   <li><b>Nothing committed is missed.</b> Each row holds the transaction that changed it last. A
 *       reading notes the oldest transaction that was still open in its snapshot ({@code
 *       pg_snapshot_xmin}); the next one asks for all rows changed by that one or later. Times or
 *       sequences would not do: transactions commit in another order than they begin.
 *   <li><b>A cursor is a position and a digest.</b> The position says which changes a reader may
 *       lack; the digest over (document, seq) whether it lacks any. Both mean the same on every
 *       node. For a single document the {@code seq} is enough.
 *   <li><b>A document's events are merged by {@code seq}.</b> An event that is not above the known
 *       one is dropped. One without a seq, from a foreign publisher, is shown until the next comes.
 *       An end that the database tells of wins over anything heard before.
 *   <li><b>An end is not merged away.</b> If a document fails and is retried while a reader is
 *       slow, it gets the failure and then the latest. Of several ends in between it gets the last.
 *   <li><b>A stream with a case in it never ends by itself</b>: documents may be uploaded later.
 * </ul>
 */
package com.lexintel.channels;
