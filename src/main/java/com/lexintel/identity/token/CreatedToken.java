package com.lexintel.identity.token;

import java.time.Instant;
import java.util.UUID;

/** A new token; {@code token} is shown this once. */
public record CreatedToken(
    UUID id, String token, String name, String scope, Instant createdAt, Instant expiresAt) {

  static CreatedToken of(ApiTokens.NewToken created) {
    ApiToken token = created.token();
    return new CreatedToken(
        token.id(),
        created.secret(),
        token.name(),
        token.scope(),
        token.createdAt(),
        token.expiresAt());
  }
}
