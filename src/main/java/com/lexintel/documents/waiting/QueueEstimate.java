package com.lexintel.documents.waiting;

/**
 * What the latest event of a waiting document says of the queue.
 *
 * @param position 1 for the next to be worked on; null when not known yet
 * @param secondsLeft until the document is completed; null when not known
 */
public record QueueEstimate(Integer position, Integer secondsLeft) {
  public static final QueueEstimate UNKNOWN = new QueueEstimate(null, null);
}
