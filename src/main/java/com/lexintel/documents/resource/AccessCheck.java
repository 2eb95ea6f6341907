package com.lexintel.documents.resource;

import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.cases.CaseAccess;
import com.lexintel.cases.Role;
import com.lexintel.documents.Documents;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Whether a caller may do something to a case or a document; a refusal is recorded. */
@ApplicationScoped
public class AccessCheck {
  private CaseAccess access;
  private Documents documents;
  private AuditTrail trail;

  protected AccessCheck() {}

  @Inject
  public AccessCheck(CaseAccess access, Documents documents, AuditTrail trail) {
    this.access = access;
    this.documents = documents;
    this.trail = trail;
  }

  /**
   * @throws Problem {@code forbidden} for a token that may only read
   */
  public void requireWriter(Identity caller) {
    if (!caller.writes()) {
      trail.add(Deed.refused(null, null, ProblemCode.FORBIDDEN.word()));
      throw new Problem(ProblemCode.FORBIDDEN, "This token may only read");
    }
  }

  /**
   * @throws Problem {@code case_not_found}, also for a case that is not for the caller; {@code
   *     forbidden} for what the caller may see but not do
   */
  public void requireCase(Identity caller, UUID caseId, Role needed) {
    if (caller.unrestricted()) {
      return;
    }
    try {
      access.require(caller, caseId, needed);
    } catch (Problem refusal) {
      trail.add(Deed.refused(caseId, null, refusal.code().word()));
      throw refusal;
    }
  }

  /**
   * The same answer for a document that is not there and for one that is not for the caller.
   *
   * @throws Problem {@code document_not_found}, {@code forbidden}
   */
  public void requireDocument(Identity caller, UUID id, Role needed) {
    if (caller.unrestricted()) {
      return;
    }
    UUID caseId = documents.caseOf(id).orElseThrow(AccessCheck::unknown);
    Optional<Role> role = access.role(caller, caseId);
    if (role.isEmpty()) {
      trail.add(Deed.refused(caseId, id, ProblemCode.DOCUMENT_NOT_FOUND.word()));
      throw unknown();
    }
    if (!role.get().includes(needed)) {
      trail.add(Deed.refused(caseId, id, ProblemCode.FORBIDDEN.word()));
      throw CaseAccess.forbidden();
    }
  }

  private static Problem unknown() {
    return new Problem(ProblemCode.DOCUMENT_NOT_FOUND, "There is no such document");
  }
}
