package com.lexintel.channels;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which channels an event concerns: those that follow the document, or know it, or its case. */
final class Routes {
  private final Map<UUID, Set<OpenChannel>> channels = new ConcurrentHashMap<>();

  void add(UUID id, OpenChannel channel) {
    channels.compute(
        id,
        (same, before) -> {
          Set<OpenChannel> with = before == null ? ConcurrentHashMap.newKeySet(1) : before;
          with.add(channel);
          return with;
        });
  }

  void remove(UUID id, OpenChannel channel) {
    channels.computeIfPresent(
        id,
        (same, before) -> {
          before.remove(channel);
          return before.isEmpty() ? null : before;
        });
  }

  Set<OpenChannel> of(UUID id) {
    return id == null ? Set.of() : channels.getOrDefault(id, Set.of());
  }

  Set<OpenChannel> of(UUID documentId, UUID caseId) {
    return Stream.concat(of(documentId).stream(), of(caseId).stream()).collect(Collectors.toSet());
  }

  /** How many ids lead somewhere. */
  int size() {
    return channels.size();
  }
}
