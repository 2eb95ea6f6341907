package com.lexintel.documents;

import com.lexintel.database.InTransaction;
import com.lexintel.progress.Status;
import com.lexintel.progress.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The documents of a case that are in one of some states. A document whose cancel is under way
 * counts as in none.
 */
@ApplicationScoped
@InTransaction
public class DocumentsInStates {
  @PersistenceContext private EntityManager entities;

  /**
   * Their first ids, in the order of the ids.
   *
   * @param until when the last of them came
   * @param after the ids are above this one
   */
  public List<UUID> ids(UUID caseId, List<Status> states, Instant until, UUID after, int most) {
    return query("select d.id", " and d.id > :after order by d.id", UUID.class)
        .setParameter("case", caseId)
        .setParameter("states", words(states))
        .setParameter("until", until)
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * How many there are.
   *
   * @param until when the last of them came
   */
  public int count(UUID caseId, List<Status> states, Instant until) {
    return query("select count(d)", "", Long.class)
        .setParameter("case", caseId)
        .setParameter("states", words(states))
        .setParameter("until", until)
        .getSingleResult()
        .intValue();
  }

  private <T> TypedQuery<T> query(String what, String rest, Class<T> type) {
    return entities
        .createQuery(
            what
                + " from Document d where d.caseId = :case and d.latest.status in :states"
                + " and not (d.latest.status = :processing and d.latest.step = :cancelling)"
                + " and d.createdAt <= :until"
                + rest,
            type)
        .setParameter("processing", Status.PROCESSING.word())
        .setParameter("cancelling", Step.CANCELLING.word());
  }

  private static List<String> words(List<Status> states) {
    return states.stream().map(Status::word).toList();
  }
}
