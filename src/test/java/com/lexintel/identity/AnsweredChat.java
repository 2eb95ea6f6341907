package com.lexintel.identity;

/** A conversation with an answer. */
record AnsweredChat(String id, String answer) {
  static AnsweredChat of(Caller owner, String caseId) {
    String id = owner.newChat(caseId);
    return new AnsweredChat(id, owner.ask(id, "Which motion?"));
  }
}
