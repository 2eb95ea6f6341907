package com.lexintel.streaming.socketio.engineio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The packets of a session that wait until its client takes them. */
final class Outgoing {
  /** Of one answer to a poll, so that a slow client need not wait for all. */
  private static final int ENOUGH_BYTES = 1 << 20;

  private final Route route;
  private final Runnable broken;
  private final Deque<Group> waiting = new ArrayDeque<>();
  private boolean closed;

  /** Packets that belong together, and who is told when they are written. */
  private record Group(List<Packet> packets, CompletableFuture<Void> written) {}

  /**
   * @param broken is told that the client cannot be written to
   */
  Outgoing(Route route, Runnable broken) {
    this.route = route;
    this.broken = broken;
  }

  CompletionStage<?> add(List<Packet> packets) {
    Group group = new Group(packets, new CompletableFuture<>());
    synchronized (this) {
      if (closed) {
        return CompletableFuture.failedFuture(new IllegalStateException("The client has left"));
      }
      waiting.add(group);
    }
    flush();
    return group.written();
  }

  synchronized int waiting() {
    return waiting.size();
  }

  /** Gives the client what waits for it, if it takes it. */
  void flush() {
    List<Group> groups = new ArrayList<>();
    Optional<Transport.Writing> writing;
    synchronized (this) {
      // Claimed with the groups, so that nobody else writes later ones before them.
      writing = closed || waiting.isEmpty() ? Optional.empty() : route.claim();
      if (writing.isPresent()) {
        take(groups);
      }
    }
    writing.ifPresent(one -> write(one, groups));
  }

  private void take(List<Group> groups) {
    int bytes = 0;
    while (!waiting.isEmpty() && bytes < ENOUGH_BYTES) {
      Group group = waiting.poll();
      groups.add(group);
      bytes += group.packets().stream().mapToInt(Packet::size).sum();
    }
  }

  private void write(Transport.Writing writing, List<Group> groups) {
    List<Packet> packets = groups.stream().flatMap(group -> group.packets().stream()).toList();
    writing
        .write(packets)
        .whenComplete(
            (done, failure) -> {
              groups.forEach(group -> settle(group, failure));
              if (failure == null) {
                flush();
              } else {
                broken.run();
              }
            });
  }

  private static void settle(Group group, Throwable failure) {
    if (failure == null) {
      group.written().complete(null);
    } else {
      group.written().completeExceptionally(failure);
    }
  }

  /** Nothing more is written; what waits fails. */
  void close() {
    List<Group> lost;
    synchronized (this) {
      closed = true;
      lost = List.copyOf(waiting);
      waiting.clear();
    }
    lost.forEach(group -> settle(group, new IllegalStateException("The session has ended")));
  }
}
