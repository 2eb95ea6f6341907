package com.lexintel.channels.state;

import com.lexintel.channels.event.ReceivedEvent;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody follows. Subscribers of equal topics share a channel.
 *
 * @param single whether it speaks of one document only, one event a message
 * @param narrowed whether it named more at first, some of which its subscriber may no longer see
 */
public record Topic(Set<UUID> documents, Set<UUID> cases, boolean single, boolean narrowed) {

  /** One document, each of its events a message of its own. */
  public static Topic document(UUID id) {
    return new Topic(Set.of(id), Set.of(), true, false);
  }

  /** Every document of a case, those uploaded later too. */
  public static Topic legalCase(UUID id) {
    return new Topic(Set.of(), Set.of(id), false, false);
  }

  /** Any mix of documents and cases. */
  public static Topic mix(Collection<UUID> documents, Collection<UUID> cases) {
    return new Topic(Set.copyOf(documents), Set.copyOf(cases), false, false);
  }

  /** What is left of it; itself when it names none of those. */
  public Topic without(Set<UUID> lostDocuments, Set<UUID> lostCases) {
    if (Collections.disjoint(documents, lostDocuments) && Collections.disjoint(cases, lostCases)) {
      return this;
    }
    return new Topic(
        rest(documents, lostDocuments), rest(cases, lostCases), single, /* narrowed= */ true);
  }

  private static Set<UUID> rest(Set<UUID> all, Set<UUID> lost) {
    return all.stream().filter(id -> !lost.contains(id)).collect(Collectors.toUnmodifiableSet());
  }

  public boolean isEmpty() {
    return documents.isEmpty() && cases.isEmpty();
  }

  /** Whether it names exactly one case, and always did, so that its events need not say which. */
  boolean oneCase() {
    return documents.isEmpty() && cases.size() == 1 && !narrowed;
  }

  /** A case never ends: documents may be uploaded to it later. */
  public boolean canEnd() {
    return cases.isEmpty();
  }

  /** Whether it names that document itself. */
  public boolean names(UUID documentId) {
    return documents.contains(documentId);
  }

  boolean follows(ReceivedEvent event) {
    return names(event.documentId()) || (event.caseId() != null && cases.contains(event.caseId()));
  }

  public Stream<UUID> ids() {
    return Stream.concat(documents.stream(), cases.stream());
  }
}
