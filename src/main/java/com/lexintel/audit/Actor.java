package com.lexintel.audit;

import java.util.UUID;

/**
 * Who does something, and from where.
 *
 * @param name null for a caller without a valid identity
 * @param auth how the identity was established; null without one
 * @param token the token for scripts that was used; null without one
 * @param address of the peer, which may be a proxy
 * @param forwardedFor what proxies say, or a caller that would like to be somewhere else; null
 *     without it
 */
public record Actor(String name, String auth, UUID token, String address, String forwardedFor) {
  private static final int LONGEST_FORWARDED = 200;

  /** LexIntel itself. */
  static final Actor SYSTEM = new Actor("system", null, null, null, null);

  public Actor {
    if (forwardedFor != null && forwardedFor.length() > LONGEST_FORWARDED) {
      forwardedFor = forwardedFor.substring(0, LONGEST_FORWARDED);
    }
  }
}
