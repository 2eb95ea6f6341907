package com.lexintel.documents.fence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Who may write to a document, and the numbers of its events. Each writer that takes a document
 * over raises the fence, and {@code seq} goes on at {@code fence × 1,000,000}: so it grows over
 * writers and nodes without coordination.
 */
@Embeddable
public class WriterFence {
  public static final long EVENTS_PER_FENCE = 1_000_000;

  @Column(name = "fence")
  private long number;

  private long seq;

  protected WriterFence() {}

  public static WriterFence first() {
    return new WriterFence();
  }

  public long number() {
    return number;
  }

  public long seq() {
    return seq;
  }

  /** Another writer takes over; from now on those before it can no longer write. */
  public void raise() {
    number++;
    seq = number * EVENTS_PER_FENCE;
  }

  /** The next event. */
  public void next() {
    seq++;
  }

  /** The next event is to have this number: its writer counts events that are not stored too. */
  public void nextIs(long newSeq) {
    seq = newSeq - 1;
  }

  /** The number of an event after which there is none: it is above all that a writer may send. */
  public long lastSeq() {
    return (number + 1) * EVENTS_PER_FENCE + 1;
  }
}
