package com.lexintel.cases;

import com.lexintel.database.InTransaction;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** The members of cases. */
@ApplicationScoped
@InTransaction
public class Members {
  @PersistenceContext private EntityManager entities;

  /** By subject. */
  public List<Member> of(UUID caseId) {
    return entities
        .createQuery(
            "select m from Member m where m.caseId = :case order by m.subject", Member.class)
        .setParameter("case", caseId)
        .getResultList();
  }

  /**
   * @throws Problem {@code last_owner} when the case would have none left
   */
  public void put(UUID caseId, String subject, Role role) {
    lock(caseId);
    Member member = entities.find(Member.class, new MemberId(caseId, subject));
    if (member == null) {
      entities.persist(new Member(caseId, subject, role));
      return;
    }
    if (role != Role.OWNER) {
      refuseLastOwner(caseId, member);
    }
    member.become(role);
  }

  /**
   * @throws Problem {@code last_owner} when the case would have none left
   */
  public void remove(UUID caseId, String subject) {
    lock(caseId);
    Member member = entities.find(Member.class, new MemberId(caseId, subject));
    if (member != null) {
      refuseLastOwner(caseId, member);
      entities.remove(member);
    }
  }

  // Two changes at once could each leave the other's owner as the last.
  private void lock(UUID caseId) {
    entities.find(Case.class, caseId, LockModeType.PESSIMISTIC_WRITE);
  }

  private void refuseLastOwner(UUID caseId, Member member) {
    boolean another =
        of(caseId).stream()
            .anyMatch(
                other -> other.role() == Role.OWNER && !other.subject().equals(member.subject()));
    if (member.role() == Role.OWNER && !another) {
      throw new Problem(ProblemCode.LAST_OWNER, "The last owner of a case cannot go");
    }
  }
}
