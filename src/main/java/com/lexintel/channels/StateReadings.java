package com.lexintel.channels;

import com.lexintel.channels.event.ReceivedEvent;
import com.lexintel.channels.state.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Readings of the states of topics. While a reading of single documents is under way, those that
 * are asked for gather and become the next one. So the database is asked far less often than once
 * for each of the thousands who come back after a cut.
 */
final class StateReadings {
  private static final int MOST_AT_ONCE = 500;

  private final Function<Topic, Changes> reading;
  private final Lock turn = new ReentrantLock();
  private final List<Wish> gathered = new ArrayList<>();

  /**
   * @param reading reads the whole state of a topic
   */
  StateReadings(Function<Topic, Changes> reading) {
    this.reading = reading;
  }

  /** The state of a topic by a reading that began after this call. */
  Changes of(Topic topic) {
    if (!topic.single()) {
      return reading.apply(topic);
    }
    Wish wish = new Wish(topic.documents().iterator().next());
    synchronized (gathered) {
      gathered.add(wish);
    }
    turn.lock();
    try {
      while (!wish.done()) {
        read(next());
      }
    } finally {
      turn.unlock();
    }
    return wish.result();
  }

  private List<Wish> next() {
    synchronized (gathered) {
      List<Wish> first = gathered.subList(0, Math.min(MOST_AT_ONCE, gathered.size()));
      List<Wish> next = List.copyOf(first);
      first.clear();
      return next;
    }
  }

  private void read(List<Wish> wishes) {
    try {
      Set<UUID> ids = wishes.stream().map(wish -> wish.id).collect(Collectors.toSet());
      Changes all = reading.apply(Topic.mix(ids, Set.of()));
      Map<UUID, List<ReceivedEvent>> events =
          all.events().stream().collect(Collectors.groupingBy(ReceivedEvent::documentId));
      for (Wish wish : wishes) {
        wish.found = new Changes(all.snapshot(), events.getOrDefault(wish.id, List.of()));
      }
    } catch (RuntimeException unavailable) {
      wishes.forEach(wish -> wish.failure = unavailable);
    } catch (Error broken) {
      // The others of this reading would else read for a wish that is no longer gathered, for ever.
      wishes.forEach(wish -> wish.failure = new IllegalStateException(broken));
      throw broken;
    }
  }

  /** Only touched in turn, until it is done. */
  private static final class Wish {
    private final UUID id;
    private Changes found;
    private RuntimeException failure;

    private Wish(UUID id) {
      this.id = id;
    }

    private boolean done() {
      return found != null || failure != null;
    }

    private Changes result() {
      if (failure != null) {
        throw failure;
      }
      return found;
    }
  }
}
