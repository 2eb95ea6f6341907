package com.lexintel.search.index;

import com.lexintel.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The indexes that this node keeps. Those that were not used for longest go first when they take
 * more memory than {@code lexintel.search.memory}.
 */
@ApplicationScoped
public class Indexes {
  private IndexTables tables;
  private long most;

  /** Least recently used first. */
  private final Map<Key, CompletableFuture<DocumentIndex>> kept =
      new LinkedHashMap<>(16, 0.75f, true);

  private long bytes;

  protected Indexes() {}

  @Inject
  public Indexes(IndexTables tables, Settings settings) {
    this.tables = tables;
    this.most = settings.size("lexintel.search.memory", 1);
  }

  /** The indexes of these documents, in their order; those that are not there yet are made. */
  public List<DocumentIndex> of(List<SearchableDocument> documents) throws SQLException {
    List<CompletableFuture<DocumentIndex>> promised = new ArrayList<>(documents.size());
    List<SearchableDocument> missing = new ArrayList<>();
    synchronized (this) {
      for (SearchableDocument document : documents) {
        CompletableFuture<DocumentIndex> index = kept.get(Key.of(document));
        if (index == null) {
          index = new CompletableFuture<>();
          kept.put(Key.of(document), index);
          missing.add(document);
        }
        promised.add(index);
      }
    }
    makeAll(missing);
    return promised.stream().map(Indexes::get).toList();
  }

  private static DocumentIndex get(CompletableFuture<DocumentIndex> promised) {
    try {
      return promised.join();
    } catch (CompletionException failed) {
      throw new IllegalStateException("An index could not be made", failed.getCause());
    }
  }

  private void makeAll(List<SearchableDocument> missing) throws SQLException {
    int made = 0;
    try {
      for (SearchableDocument document : missing) {
        DocumentIndex index = tables.load(document);
        promise(document).complete(index);
        made++;
        account(index.bytes());
      }
    } finally {
      // Others may wait for what this caller has promised and could not make.
      missing.subList(made, missing.size()).forEach(this::giveUp);
    }
  }

  private synchronized CompletableFuture<DocumentIndex> promise(SearchableDocument document) {
    return kept.get(Key.of(document));
  }

  private synchronized void giveUp(SearchableDocument document) {
    kept.remove(Key.of(document))
        .completeExceptionally(new SQLException("The index could not be made"));
  }

  private synchronized void account(long more) {
    bytes += more;
    Iterator<CompletableFuture<DocumentIndex>> oldest = kept.values().iterator();
    while (bytes > most && oldest.hasNext()) {
      CompletableFuture<DocumentIndex> index = oldest.next();
      if (index.isDone()) {
        bytes -= index.join().bytes();
        oldest.remove();
      }
    }
  }

  /** With other vectors it is another index; the one that nobody asks for is the first to go. */
  private record Key(UUID id, String recipe) {
    static Key of(SearchableDocument document) {
      return new Key(document.id(), document.comparable() ? document.recipe() : null);
    }
  }
}
