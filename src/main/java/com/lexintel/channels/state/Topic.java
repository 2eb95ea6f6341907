package com.lexintel.channels.state;

import com.lexintel.channels.event.ReceivedEvent;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What somebody follows. Subscribers of equal topics share a channel.
 *
 * @param single whether it speaks of one document only, one event a message
 */
public record Topic(Set<UUID> documents, Set<UUID> cases, boolean single) {

  /** One document, each of its events a message of its own. */
  public static Topic document(UUID id) {
    return new Topic(Set.of(id), Set.of(), true);
  }

  /** Every document of a case, those uploaded later too. */
  public static Topic legalCase(UUID id) {
    return new Topic(Set.of(), Set.of(id), false);
  }

  /** Any mix of documents and cases. */
  public static Topic mix(Collection<UUID> documents, Collection<UUID> cases) {
    return new Topic(Set.copyOf(documents), Set.copyOf(cases), false);
  }

  /** Whether it names exactly one case, so that its events need not say which. */
  boolean oneCase() {
    return documents.isEmpty() && cases.size() == 1;
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
