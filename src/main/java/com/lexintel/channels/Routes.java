package com.lexintel.channels;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which channels an event concerns: those that follow the document, or know it, or its case. */
final class Routes {
  private final Map<UUID, Set<Channel>> channels = new ConcurrentHashMap<>();

  void add(UUID id, Channel channel) {
    channels.compute(
        id,
        (same, before) -> {
          Set<Channel> with = before == null ? ConcurrentHashMap.newKeySet(1) : before;
          with.add(channel);
          return with;
        });
  }

  void remove(UUID id, Channel channel) {
    channels.computeIfPresent(
        id,
        (same, before) -> {
          before.remove(channel);
          return before.isEmpty() ? null : before;
        });
  }

  Set<Channel> of(UUID id) {
    return id == null ? Set.of() : channels.getOrDefault(id, Set.of());
  }

  Set<Channel> of(UUID documentId, UUID caseId) {
    return Stream.concat(of(documentId).stream(), of(caseId).stream()).collect(Collectors.toSet());
  }
}
