package com.lexintel.faults;

/** What can go wrong. */
enum Fault {
  KILL("kill -9 of a worker"),
  PAUSE("a worker paused beyond its lease"),
  CUT("a node cut off, connections dropped"),
  HOLD("a node cut off, bytes held back"),
  REDIS("kill -9 of Redis"),
  POSTGRES("restart of PostgreSQL"),
  DISK("full disk");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Whether it strikes one node only. */
  boolean ofANode() {
    return this == KILL || this == PAUSE || this == CUT || this == HOLD;
  }
}
