package com.lexintel.cases;

import com.lexintel.api.Cursor;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A legal matter that documents belong to. */
@Entity
@Table(name = "legal_case")
public class Case {
  private static final int LONGEST_NAME = 200;

  @Id private UUID id;
  private String name;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Case() {}

  /**
   * @throws Problem {@code invalid_name} for a name that is blank or longer than 200 characters
   */
  public Case(String name, Instant now) {
    if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME) {
      throw new Problem(
          ProblemCode.INVALID_NAME, "A case needs a name of 1 to " + LONGEST_NAME + " characters");
    }
    this.id = UUID.randomUUID();
    this.name = name.strip().replaceAll("\\p{Cc}", " ");
    this.createdAt = now.truncatedTo(ChronoUnit.MILLIS);
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** In lists. */
  Cursor place() {
    return new Cursor(createdAt, id);
  }
}
