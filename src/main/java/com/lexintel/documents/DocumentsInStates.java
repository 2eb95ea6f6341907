package com.lexintel.documents;

import com.lexintel.database.InTransaction;
import com.lexintel.progress.Status;
import com.lexintel.progress.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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
   * How many there are.
   *
   * @param until when the last of them came
   */
  public int count(UUID caseId, List<Status> states, Instant until) {
    return entities
        .createQuery(
            "select count(d) from Document d where d.caseId = :case and d.latest.status in :states"
                + " and not (d.latest.status = :processing and d.latest.step = :cancelling)"
                + " and d.createdAt <= :until",
            Long.class)
        .setParameter("case", caseId)
        .setParameter("states", states.stream().map(Status::word).toList())
        .setParameter("processing", Status.PROCESSING.word())
        .setParameter("cancelling", Step.CANCELLING.word())
        .setParameter("until", until)
        .getSingleResult()
        .intValue();
  }
}
