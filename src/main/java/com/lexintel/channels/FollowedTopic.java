package com.lexintel.channels;

import com.lexintel.channels.state.Topic;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a subscriber follows.
 *
 * @param caseOf the case of each document that the topic names
 */
record FollowedTopic(Topic topic, Map<UUID, UUID> caseOf) {

  /** The cases that it is about. */
  Set<UUID> cases() {
    Set<UUID> cases = new HashSet<>(topic.cases());
    topic.documents().forEach(id -> cases.add(caseOf.get(id)));
    cases.remove(null);
    return cases;
  }

  FollowedTopic without(Set<UUID> cases) {
    Set<UUID> documents =
        topic.documents().stream()
            .filter(id -> caseOf.containsKey(id) && cases.contains(caseOf.get(id)))
            .collect(Collectors.toSet());
    return new FollowedTopic(topic.without(documents, cases), caseOf);
  }
}
