/**
 * Documents: what is known of each, its original in the file store, and the rules by which it moves
 * from uploaded to an end.
 *
 * <p>A document's {@code fence} numbers its writers: whoever takes a document over (a worker that
 * starts on it, a cancel, a retry) raises it, and nobody with a lower one can change the row again.
 * The fence is also the high part of {@code seq}, so that events need no coordination to be ordered
 * over attempts and nodes.
 */
package com.lexintel.documents;
