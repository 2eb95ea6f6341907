package com.lexintel.cases;

import com.lexintel.database.InTransaction;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who may see and do what: the one place that decides. */
@ApplicationScoped
@InTransaction
public class CaseAccess {
  @PersistenceContext private EntityManager entities;

  /**
   * Lets pass whoever has a role in a case.
   *
   * @throws Problem {@code case_not_found} when the case is not there, or not for this caller;
   *     {@code forbidden} for what the caller may see but not do
   */
  public void require(Identity caller, UUID caseId, Role needed) {
    Role held =
        role(caller, caseId)
            .orElseThrow(() -> new Problem(ProblemCode.CASE_NOT_FOUND, "There is no such case"));
    if (!held.includes(needed)) {
      throw forbidden();
    }
  }

  public static Problem forbidden() {
    return new Problem(ProblemCode.FORBIDDEN, "You may see this, but not do that");
  }

  /** The highest role that a caller has in a case; empty when it does not exist for the caller. */
  public Optional<Role> role(Identity caller, UUID caseId) {
    if (entities.find(Case.class, caseId) == null) {
      return Optional.empty();
    }
    if (caller.unrestricted()) {
      return Optional.of(Role.OWNER);
    }
    List<Role> held =
        entities
            .createQuery(
                "select m.role from Member m where m.caseId = :case and m.subject in :subjects",
                String.class)
            .setParameter("case", caseId)
            .setParameter("subjects", caller.subjects())
            .getResultStream()
            .map(word -> Role.of(word).orElseThrow())
            .sorted()
            .toList();
    if (held.contains(Role.WALLED)) {
      return Optional.empty();
    }
    return caller.admin() ? Optional.of(Role.OWNER) : held.stream().findFirst();
  }

  /** The cases that a caller sees; null for all. */
  public List<UUID> cases(Identity caller) {
    return caller.unrestricted()
        ? null
        : with(
                caller,
                entities.createQuery(
                    "select c.id from Case c where " + visible(caller, "c.id"), UUID.class))
            .getResultList();
  }

  /**
   * A condition in JPQL that only lets the cases pass that a caller sees.
   *
   * @param caseId the expression for the id of the case
   */
  public static String visible(Identity caller, String caseId) {
    if (caller.unrestricted()) {
      return "1 = 1";
    }
    String members =
        "exists (select m.role from Member m where m.caseId = "
            + caseId
            + " and m.subject in :subjects";
    String walled = "not " + members + " and m.role = 'walled')";
    return caller.admin() ? walled : members + ") and " + walled;
  }

  /**
   * The same condition in SQL. For a caller who is restricted it has one parameter: an array of the
   * caller's subjects.
   */
  public static String visibleRows(Identity caller, String caseId) {
    if (caller.unrestricted()) {
      return "true";
    }
    // As arrays these are read once, and not for each row.
    return caller.admin()
        ? caseId
            + " <> all(array(select case_id from case_member"
            + " where subject = any(?) and role = 'walled'))"
        : caseId
            + " = any(array(select case_id from case_member"
            + " where subject = any(?) group by case_id having bool_and(role <> 'walled')))";
  }

  /** Sets what {@link #visible} needs. */
  public static <T> TypedQuery<T> with(Identity caller, TypedQuery<T> query) {
    return caller.unrestricted() ? query : query.setParameter("subjects", caller.subjects());
  }
}
