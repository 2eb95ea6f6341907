package com.lexintel.identity;

import com.lexintel.Api;
import java.util.List;

/**
 * Those who call in the tests of access, one in each part. The members of a case have theirs by
 * {@link #caseWithMembers}, the administrators by their group.
 */
record Cast(
    Api api,
    Caller owner,
    Caller editor,
    Caller reader,
    Caller admin,
    Caller stranger,
    Caller walled,
    Caller walledAdmin) {
  static Cast of(Api api) {
    return new Cast(
        api,
        caller(api, "olga"),
        caller(api, "ed"),
        caller(api, "rita", "readers"),
        caller(api, "ada", Provider.ADMINISTRATORS),
        caller(api, "sam"),
        caller(api, "wanda", "readers"),
        caller(api, "adam", Provider.ADMINISTRATORS));
  }

  private static Caller caller(Api api, String name, String... groups) {
    return new Caller(api, Provider.token(name, groups));
  }

  /** Anybody else. */
  Caller extra(String name, String... groups) {
    return caller(api, name, groups);
  }

  Caller anonymous() {
    return new Caller(api, null);
  }

  /** Who has a token that nobody has issued. */
  Caller impostor() {
    return new Caller(api, "rubbish");
  }

  /** Who sees the case. */
  List<Caller> inside() {
    return List.of(owner, editor, reader, admin);
  }

  /** To whom the case does not exist. */
  List<Caller> outside() {
    return List.of(stranger, walled, walledAdmin);
  }

  /** A new case of the owner's. The reader comes in with a group that one of the walled is in. */
  String caseWithMembers() {
    String caseId = owner.newCase("Matrix");
    owner.put(caseId, "user:ed", "editor");
    owner.put(caseId, "group:readers", "reader");
    owner.put(caseId, "user:wanda", "walled");
    owner.put(caseId, "user:adam", "walled");
    return caseId;
  }
}
