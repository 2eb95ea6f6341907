package com.lexintel.cases;

import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.database.InTransaction;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The members of cases. */
@ApplicationScoped
@InTransaction
public class Members {
  private AuditTrail trail;

  @PersistenceContext private EntityManager entities;

  protected Members() {}

  @Inject
  public Members(AuditTrail trail) {
    this.trail = trail;
  }

  /** By subject. */
  public List<MemberView> of(UUID caseId) {
    return all(caseId).stream().map(MemberView::of).toList();
  }

  /** The same of several cases, by one reading; a case without any is left out. */
  public Map<UUID, List<MemberView>> of(Collection<UUID> cases) {
    return entities
        .createQuery(
            "select m from Member m where m.caseId in :cases order by m.subject", Member.class)
        .setParameter("cases", cases)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                Member::caseId, Collectors.mapping(MemberView::of, Collectors.toList())));
  }

  private List<Member> all(UUID caseId) {
    return entities
        .createQuery(
            "select m from Member m where m.caseId = :case order by m.subject", Member.class)
        .setParameter("case", caseId)
        .getResultList();
  }

  /**
   * @throws Problem {@code last_owner} when the case would have none left; {@code invalid_member}
   */
  public MemberView put(UUID caseId, MemberView wanted) {
    put(caseId, wanted.subject(), wanted.wanted());
    return wanted;
  }

  private void put(UUID caseId, String subject, Role role) {
    lock(caseId);
    trail.add(Deed.onMember(Action.MEMBER_PUT, caseId, subject, role.word()));
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
      trail.add(Deed.onMember(Action.MEMBER_REMOVED, caseId, subject, member.role().word()));
    }
  }

  // Two changes at once could each leave the other's owner as the last.
  private void lock(UUID caseId) {
    entities.find(Case.class, caseId, LockModeType.PESSIMISTIC_WRITE);
  }

  private void refuseLastOwner(UUID caseId, Member member) {
    boolean another =
        all(caseId).stream()
            .anyMatch(
                other -> other.role() == Role.OWNER && !other.subject().equals(member.subject()));
    if (member.role() == Role.OWNER && !another) {
      throw new Problem(ProblemCode.LAST_OWNER, "The last owner of a case cannot go");
    }
  }
}
