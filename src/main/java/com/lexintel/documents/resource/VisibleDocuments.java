package com.lexintel.documents.resource;

import com.lexintel.cases.CaseAccess;
import com.lexintel.database.InTransaction;
import com.lexintel.documents.Document;
import com.lexintel.identity.Identity;
import com.lexintel.progress.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.UUID;

/** The documents that a caller may see, as lists. */
@ApplicationScoped
@InTransaction
public class VisibleDocuments {
  @PersistenceContext private EntityManager entities;

  /**
   * Newest first, each file right after the one that it was found in; null for a case or status
   * means all.
   */
  public List<Document> page(Identity caller, UUID caseId, Status status, int offset, int limit) {
    return query(
            caller,
            "select d",
            " order by d.createdAt desc, coalesce(d.family.rootId, d.id), d.family.place",
            Document.class,
            caseId,
            status)
        .setFirstResult(offset)
        .setMaxResults(limit)
        .getResultList();
  }

  public long count(Identity caller, UUID caseId, Status status) {
    return query(caller, "select count(d)", "", Long.class, caseId, status).getSingleResult();
  }

  private <T> TypedQuery<T> query(
      Identity caller, String select, String order, Class<T> type, UUID caseId, Status status) {
    TypedQuery<T> query =
        entities.createQuery(
            select
                + " from Document d where "
                + CaseAccess.visible(caller, "d.caseId")
                + (caseId == null ? "" : " and d.caseId = :case")
                + (status == null ? "" : " and d.latest.status = :status")
                + order,
            type);
    CaseAccess.with(caller, query);
    if (caseId != null) {
      query.setParameter("case", caseId);
    }
    if (status != null) {
      query.setParameter("status", status.word());
    }
    return query;
  }
}
