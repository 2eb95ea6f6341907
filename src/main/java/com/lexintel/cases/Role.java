package com.lexintel.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member may do in a case; each may do what those below it may. */
public enum Role {
  /** Changes the members. */
  OWNER,
  /** Uploads, cancels, retries and deletes. */
  EDITOR,
  READER,
  /** Shut out, whatever else would let in: an ethical wall. */
  WALLED;

  private final String word = name().toLowerCase(Locale.ROOT);

  public String word() {
    return word;
  }

  /** Whether it lets its holder do what needs another role. */
  public boolean includes(Role needed) {
    return this != WALLED && ordinal() <= needed.ordinal();
  }

  static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
  }
}
