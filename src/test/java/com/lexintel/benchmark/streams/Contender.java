package com.lexintel.benchmark.streams;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** A system that brings events to viewers. */
interface Contender extends AutoCloseable {
  /** Starts one, or goes to one that runs. */
  interface Maker {
    Contender make(Publications publications) throws Exception;
  }

  String name();

  int port();

  /** How a viewer of one document asks. */
  Visit document(UUID id);

  /** How a viewer of a case with all its documents asks. */
  Visit legalCase();

  /** Hands an event over; it goes out with the next {@link #flush} at the latest. */
  void publish(int document, UUID id, String event) throws IOException;

  void flush() throws IOException;

  /** What was published up to that number of each document is stored, as workers do. */
  default void store(int number) throws Exception {}

  /** The same of one document. */
  default void store(UUID document, int number) throws Exception {}

  /** The path that says whether it is ready; null if it has none. */
  default String health() {
    return null;
  }

  /** Whether who comes back gets what happened meanwhile. */
  default boolean remembers() {
    return true;
  }

  /** Bytes of the heap that are in use after a full collection; negative if that is not known. */
  default long heap() throws IOException {
    return -1;
  }

  /** Seconds that its compilers have worked; always 0 where there are none or none are known. */
  default double compilingSeconds() throws IOException {
    return 0;
  }

  /** The processes whose time and memory count. */
  List<Long> processes();

  @Override
  void close() throws IOException;
}
