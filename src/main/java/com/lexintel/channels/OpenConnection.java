package com.lexintel.channels;

import com.lexintel.identity.Client;
import java.util.function.IntConsumer;

/**
 * A client's connection that can carry any number of subscribers. Each of them is counted by
 * itself. While there is none the connection counts instead: it takes room all the same.
 */
public final class OpenConnection {
  private final Client client;
  private final IntConsumer count;
  private int subscribers;
  private boolean closed;

  /**
   * @param client null for a connection that is refused at once
   * @param count is told 1 when the connection begins to count, and -1 when it ends to
   */
  public OpenConnection(Client client, IntConsumer count) {
    this.client = client;
    this.count = count;
    count.accept(1);
  }

  public Client client() {
    return client;
  }

  public synchronized void subscribed() {
    if (subscribers++ == 0 && !closed) {
      count.accept(-1);
    }
  }

  public synchronized void unsubscribed() {
    if (--subscribers == 0 && !closed) {
      count.accept(1);
    }
  }

  /** Whether nothing is followed over it, so that no channel knows of it. */
  public synchronized boolean bare() {
    return subscribers == 0;
  }

  /** It counts no more. Its subscribers leave by themselves. */
  public synchronized void close() {
    if (!closed) {
      closed = true;
      if (subscribers == 0) {
        count.accept(-1);
      }
    }
  }
}
