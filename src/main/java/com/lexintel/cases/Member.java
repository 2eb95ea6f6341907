package com.lexintel.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** A person or a group with a role in a case. */
@Entity
@IdClass(MemberId.class)
@Table(name = "case_member")
public class Member {
  @Id
  @Column(name = "case_id")
  private UUID caseId;

  @Id private String subject;
  private String role;

  protected Member() {}

  Member(UUID caseId, String subject, Role role) {
    this.caseId = caseId;
    this.subject = subject;
    this.role = role.word();
  }

  UUID caseId() {
    return caseId;
  }

  String subject() {
    return subject;
  }

  Role role() {
    return Role.of(role).orElseThrow();
  }

  void become(Role newRole) {
    role = newRole.word();
  }
}
