package com.lexintel.channels;

import com.lexintel.identity.Identity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who may see what. All is shown that is not hidden. */
public final class FakeAccess implements AccessStore {
  private final Map<Identity, Set<UUID>> hidden = new HashMap<>();
  private final Set<UUID> tokens = new HashSet<>();
  private final Map<UUID, Identity> logins = new HashMap<>();
  private boolean away;

  public void hide(Identity caller, UUID caseId) {
    hidden.computeIfAbsent(caller, first -> new HashSet<>()).add(caseId);
  }

  void issue(UUID token) {
    tokens.add(token);
  }

  void end(UUID token) {
    tokens.remove(token);
  }

  void logIn(UUID session, Identity caller) {
    logins.put(session, caller);
  }

  void logOut(UUID session) {
    logins.remove(session);
  }

  void goAway() {
    away = true;
  }

  @Override
  public Set<UUID> valid(Set<UUID> asked) {
    Set<UUID> valid = new HashSet<>(asked);
    valid.retainAll(tokens);
    return valid;
  }

  @Override
  public Map<UUID, Identity> sessions(Set<UUID> asked) {
    return logins;
  }

  @Override
  public Map<Identity, Set<UUID>> hidden(Map<Identity, Set<UUID>> cases) {
    if (away) {
      throw new IllegalStateException("The database is away");
    }
    return hidden;
  }
}
