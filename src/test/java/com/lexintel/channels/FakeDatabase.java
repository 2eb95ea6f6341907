package com.lexintel.channels;

import com.lexintel.channels.event.ReceivedEvent;
import com.lexintel.channels.state.Topic;
import com.lexintel.node.Ticks;
import com.lexintel.progress.ProgressEvent;
import com.lexintel.progress.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** The rows that two simulated nodes share. */
public final class FakeDatabase implements ProgressStore {
  private final Ticks ticks;
  private final Map<UUID, Row> rows = new LinkedHashMap<>();
  private long transaction = 100;
  private long oldestOpen = Long.MAX_VALUE;
  private boolean away;

  public FakeDatabase(Ticks ticks) {
    this.ticks = ticks;
  }

  public void store(ProgressEvent event) {
    transaction++;
    rows.put(event.documentId(), new Row(event, transaction));
  }

  /** Begins a transaction that never ends. */
  public void leaveATransactionOpen() {
    oldestOpen = ++transaction;
  }

  public void goAway(boolean goes) {
    away = goes;
  }

  public ProgressEvent row(UUID documentId) {
    return rows.get(documentId).event;
  }

  public Iterable<UUID> documents() {
    return List.copyOf(rows.keySet());
  }

  @Override
  public Changes changedSince(Snapshot seen) {
    return read(row -> row.changed >= seen.next() || seen.open().contains(row.changed));
  }

  @Override
  public Changes stateOf(Topic topic) {
    return read(
        row ->
            topic.names(row.event.documentId())
                || (topic.cases().contains(row.event.caseId())
                    && row.event.status() != Status.DELETED));
  }

  @Override
  public Changes changedSince(Topic topic, long position) {
    return read(
        row ->
            row.changed >= position
                && (topic.names(row.event.documentId())
                    || topic.cases().contains(row.event.caseId())));
  }

  @Override
  public Optional<UUID> unknown(Topic topic, boolean deletedToo) {
    return topic.documents().stream().filter(id -> !has(id, deletedToo)).findFirst();
  }

  private boolean has(UUID id, boolean deletedToo) {
    Row row = rows.get(id);
    return row != null && (deletedToo || row.event.status() != Status.DELETED);
  }

  private Changes read(Predicate<Row> wanted) {
    if (away) {
      throw new IllegalStateException("The database is away");
    }
    List<ReceivedEvent> events = new ArrayList<>();
    rows.values().stream()
        .filter(wanted)
        .forEach(
            row -> events.add(ReceivedEvent.stored(row.event, row.changed, ticks.now(), null)));
    long next = transaction + 1;
    Snapshot snapshot =
        oldestOpen < next
            ? new Snapshot(oldestOpen, next, Set.of(oldestOpen))
            : new Snapshot(next, next, Set.of());
    return new Changes(snapshot, events);
  }

  private record Row(ProgressEvent event, long changed) {}
}
