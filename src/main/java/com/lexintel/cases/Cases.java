package com.lexintel.cases;

import com.lexintel.api.Cursor;
import com.lexintel.api.ListPage;
import com.lexintel.api.Slice;
import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.database.CappedCount;
import com.lexintel.database.InTransaction;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** All cases. */
@ApplicationScoped
@InTransaction
public class Cases {
  private static final String NEWEST = " order by c.createdAt desc, c.id";

  // The first part is what the index is entered by.
  private static final String BEHIND =
      " and c.createdAt <= :time and (c.createdAt < :time or c.id > :id)";

  private AuditTrail trail;
  private DataSource dataSource;

  @PersistenceContext private EntityManager entities;

  protected Cases() {}

  @Inject
  public Cases(AuditTrail trail, DataSource dataSource) {
    this.trail = trail;
    this.dataSource = dataSource;
  }

  /** Adds a case, which belongs to whoever made it. */
  public void add(Case legalCase, Identity owner) {
    entities.persist(legalCase);
    entities.persist(new Member(legalCase.id(), owner.subject(), Role.OWNER));
    trail.add(Deed.onCase(Action.CASE_CREATED, legalCase.id()));
  }

  /**
   * @throws Problem {@code case_not_found}
   */
  public Case get(UUID id) {
    Case found = entities.find(Case.class, id);
    if (found == null) {
      throw new Problem(ProblemCode.CASE_NOT_FOUND, "There is no case " + id);
    }
    return found;
  }

  /** Those of the ids that a case has, by their ids. */
  public Map<UUID, Case> get(Collection<UUID> ids) {
    return entities
        .createQuery("select c from Case c where c.id in :ids", Case.class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(Case::id, Function.identity()));
  }

  /** A worker takes one of the case's documents: other cases are before it now. */
  public void served(UUID id, Instant now) {
    entities
        .createNativeQuery("update legal_case set served_at = ?1 where id = ?2")
        .setParameter(1, Timestamp.from(now))
        .setParameter(2, id)
        .executeUpdate();
  }

  /** Those that the caller sees, newest first. */
  public ListPage<Case> page(Identity caller, Slice<Cursor> slice) throws SQLException {
    List<Case> found =
        wanted(caller, slice.after())
            .setFirstResult(slice.offset())
            .setMaxResults(slice.withOneMore())
            .getResultList();
    return slice.page(found, Case::place, most -> count(caller, most));
  }

  private TypedQuery<Case> wanted(Identity caller, Cursor after) {
    if (after == null) {
      return visible(caller, NEWEST);
    }
    return visible(caller, BEHIND + NEWEST)
        .setParameter("time", after.time())
        .setParameter("id", after.id());
  }

  private TypedQuery<Case> visible(Identity caller, String rest) {
    String query = "select c from Case c where " + CaseAccess.visible(caller, "c.id") + rest;
    return CaseAccess.with(caller, entities.createQuery(query, Case.class));
  }

  // A count in JPQL knows no bound.
  private long count(Identity caller, long most) throws SQLException {
    String rows = "legal_case where " + CaseAccess.visibleRows(caller, "id");
    try (Connection connection = dataSource.getConnection()) {
      return CappedCount.of(connection, rows, select -> subjects(connection, select, caller), most);
    }
  }

  private static int subjects(Connection connection, PreparedStatement select, Identity caller)
      throws SQLException {
    if (caller.unrestricted()) {
      return 1;
    }
    select.setArray(1, connection.createArrayOf("text", caller.subjects().toArray()));
    return 2;
  }
}
