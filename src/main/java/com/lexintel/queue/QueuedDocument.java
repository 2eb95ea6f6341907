package com.lexintel.queue;

import com.lexintel.documents.waiting.WaitingDocument;

/**
 * A waiting document in its place in the queue.
 *
 * @param delay seconds before it may be picked; 0 when it is due
 */
record QueuedDocument(WaitingDocument document, double delay) {}
