package com.lexintel.benchmark.streams;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/** What was published of each document, and when. Events of a document are numbered from 1. */
final class Publications {
  private final long prefix;
  private final long[][] times;
  private final AtomicIntegerArray latest;

  /**
   * @param prefix the first half of the documents' ids
   * @param most events of one document
   */
  Publications(long prefix, int documents, int most) {
    this.prefix = prefix;
    times = new long[documents][most + 1];
    latest = new AtomicIntegerArray(documents);
  }

  int documents() {
    return times.length;
  }

  /** The second half of an id is the document's number, so that readers need no table. */
  UUID id(int document) {
    return new UUID(prefix, document);
  }

  /** The next event of a document, which is published now. */
  String next(int document) {
    int number = latest.get(document) + 1;
    // The time is there before a reader can ask for it.
    times[document][number] = System.nanoTime();
    latest.set(document, number);
    return event(document, number);
  }

  private String event(int document, int number) {
    int passages = 5_000;
    return "{\"document_id\":\""
        + id(document)
        + "\",\"status\":\"processing\",\"step\":\"embedding\",\"progress\":"
        + (35 + number % 60)
        + ",\"message\":\"Embedding passage "
        + number % passages
        + " of "
        + passages
        + "\",\"timestamp\":\"2026-01-01T00:00:00.000Z\",\"eta_seconds\":"
        + (60 - number % 60)
        + ",\"seq\":"
        + number
        + "}";
  }

  int latest(int document) {
    return latest.get(document);
  }

  int[] latestOfAll() {
    return IntStream.range(0, documents()).map(this::latest).toArray();
  }

  /** By {@link System#nanoTime}. */
  long time(int document, int number) {
    return times[document][number];
  }
}
