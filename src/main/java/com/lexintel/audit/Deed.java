package com.lexintel.audit;

import java.util.UUID;

/**
 * Something that was done, or refused. What does not apply is null.
 *
 * @param filename of the document at that time
 * @param subject the member or the token that it was done to
 * @param detail the role of a member, the scope of a token, or how many records were removed
 * @param outcome {@code done}, or the code of the refusal
 */
public record Deed(
    Action action,
    UUID caseId,
    UUID documentId,
    String filename,
    String subject,
    String detail,
    String outcome) {
  private static final String DONE = "done";

  /**
   * @param caseId null for all cases
   */
  public static Deed onCase(Action action, UUID caseId) {
    return new Deed(action, caseId, null, null, null, null, DONE);
  }

  public static Deed onDocument(Action action, UUID caseId, UUID documentId, String filename) {
    return new Deed(action, caseId, documentId, filename, null, null, DONE);
  }

  public static Deed onMember(Action action, UUID caseId, String subject, String role) {
    return new Deed(action, caseId, null, null, subject, role, DONE);
  }

  public static Deed onToken(Action action, String name, String scope) {
    return new Deed(action, null, null, null, name, scope, DONE);
  }

  static Deed pruned(long records) {
    String detail = records + " records";
    return new Deed(Action.AUDIT_PRUNED, null, null, null, null, detail, DONE);
  }

  /**
   * @param subject whose login it was that the provider ended; null for the actor's own
   */
  public static Deed onLogin(Action action, String subject) {
    return new Deed(action, null, null, null, subject, null, DONE);
  }

  /**
   * @param code why
   */
  public static Deed failedLogin(String code) {
    return new Deed(Action.LOGIN_FAILED, null, null, null, null, null, code);
  }

  /**
   * @param code what the caller was told
   */
  public static Deed refused(UUID caseId, UUID documentId, String code) {
    return new Deed(Action.REFUSED, caseId, documentId, null, null, null, code);
  }
}
