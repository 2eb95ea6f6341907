package com.lexintel.identity;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who calls.
 *
 * @param name stable and unique; what memberships and records name
 * @param displayName for people
 * @param admin whether every case is theirs that does not wall them off
 * @param writes false for a token that may only read
 * @param auth how it was established: the value of {@code lexintel.auth}, or {@code token}
 * @param token the token for scripts that was used; null without one
 * @param session the login of the page that was used; null without one
 * @param endsAt from when on it is no longer valid; null when it does not expire
 */
public record Identity(
    String name,
    String displayName,
    Set<String> groups,
    boolean admin,
    boolean writes,
    String auth,
    UUID token,
    UUID session,
    Instant endsAt)
    implements Principal {
  /** The one user of the mode without a login. */
  public static final Identity LOCAL =
      new Identity("local", "Local user", Set.of(), true, true, "none", null, null);

  /** Of a call that is no part of a login of the page. */
  public Identity(
      String name,
      String displayName,
      Set<String> groups,
      boolean admin,
      boolean writes,
      String auth,
      UUID token,
      Instant endsAt) {
    this(name, displayName, groups, admin, writes, auth, token, null, endsAt);
  }

  /**
   * @throws IllegalStateException for a call that was not authenticated
   */
  public static Identity of(SecurityContext context) {
    if (context.getUserPrincipal() instanceof Identity identity) {
      return identity;
    }
    throw new IllegalStateException("The call has no identity");
  }

  @Override
  public String getName() {
    return name;
  }

  /** Itself as memberships name it. */
  public String subject() {
    return "user:" + name;
  }

  /** All by which memberships may mean it. */
  public Set<String> subjects() {
    return Stream.concat(Stream.of(subject()), groups.stream().map(group -> "group:" + group))
        .collect(Collectors.toUnmodifiableSet());
  }

  public boolean expired(Instant now) {
    return endsAt != null && !endsAt.isAfter(now);
  }

  /** Whether no membership is asked for, since there is only one user. */
  public boolean unrestricted() {
    return this == LOCAL;
  }
}
