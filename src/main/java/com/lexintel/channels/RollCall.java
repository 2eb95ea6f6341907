package com.lexintel.channels;

/**
 * Says when to find out who has left. The heartbeats would tell in time, but when ten thousand
 * subscribers are cut and come back at once, those who left take the room of those who come.
 */
final class RollCall {
  /** The first write to a connection that is gone still succeeds. */
  private static final int ROUNDS = 2;

  private final StreamShares shares;
  private int rounds;

  RollCall(StreamShares shares) {
    this.shares = shares;
  }

  /** Asked once a second. */
  boolean due() {
    if (shares.crowds()) {
      rounds = ROUNDS;
    }
    if (rounds == 0) {
      return false;
    }
    rounds--;
    return true;
  }
}
