package com.lexintel.documents.resource;

import com.lexintel.cases.CaseAccess;
import com.lexintel.database.InTransaction;
import com.lexintel.documents.Document;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The documents that a caller may see, as lists. */
@ApplicationScoped
@InTransaction
public class VisibleDocuments {
  private static final String ORDER =
      " order by d.createdAt desc, coalesce(d.family.rootId, d.id), d.family.place";

  private static final String NEWEST =
      """
      select id
        from (select id, row_number() over (
                       partition by case_id
                       order by created_at desc, coalesce(root_id, id), place) as number
                from document
               where case_id = any(?) and status = coalesce(?, status)) numbered
       where number <= ?
      """;

  private DataSource dataSource;

  @PersistenceContext private EntityManager entities;

  protected VisibleDocuments() {}

  @Inject
  public VisibleDocuments(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Newest first, each file right after the one that it was found in; null for a case or status
   * means all.
   */
  public List<Document> page(Identity caller, UUID caseId, Status status, int offset, int limit) {
    return query(caller, "select d", ORDER, Document.class, caseId, status)
        .setFirstResult(offset)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The newest of each case, by one reading for all of them. */
  public List<Document> newest(Collection<UUID> cases, Status status, int limit)
      throws SQLException {
    List<UUID> ids = newestIds(cases, status, limit);
    if (ids.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery("select d from Document d where d.id in :ids" + ORDER, Document.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  private List<UUID> newestIds(Collection<UUID> cases, Status status, int limit)
      throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(NEWEST)) {
      statement.setArray(1, connection.createArrayOf("uuid", cases.toArray()));
      statement.setString(2, status == null ? null : status.word());
      statement.setInt(3, limit);
      List<UUID> ids = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getObject(1, UUID.class));
        }
      }
      return ids;
    }
  }

  /**
   * A status as a client writes it.
   *
   * @return null for none
   * @throws Problem {@code invalid_status}
   */
  public static Status status(String word) {
    try {
      return word == null ? null : Status.of(word);
    } catch (IllegalArgumentException e) {
      throw new Problem(ProblemCode.INVALID_STATUS, "There is no such status", e);
    }
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
