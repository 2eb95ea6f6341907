package com.lexintel.streaming.graphql;

/** The end of a subscription whose caller may no longer see what it follows. */
final class AccessRevoked extends RuntimeException {
  private static final long serialVersionUID = 1;

  AccessRevoked() {
    super("You may no longer see this", null, false, false);
  }
}
