package com.lexintel.cases;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** The key of a {@link Member}; JPA wants a class with a constructor without parameters. */
public class MemberId implements Serializable {
  private static final long serialVersionUID = 1;

  private UUID caseId;
  private String subject;

  public MemberId() {}

  MemberId(UUID caseId, String subject) {
    this.caseId = caseId;
    this.subject = subject;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MemberId that
        && caseId.equals(that.caseId)
        && subject.equals(that.subject);
  }

  @Override
  public int hashCode() {
    return Objects.hash(caseId, subject);
  }
}
