package com.lexintel.identity.oidc;

import com.lexintel.problem.Problem;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;

/** The OpenID provider says no, or says something that cannot be believed. */
public final class OidcRefused extends Exception {
  private static final long serialVersionUID = 1;

  OidcRefused(String message, Throwable cause) {
    super(cause == null ? message : message + ": " + cause.getMessage(), cause);
  }

  /**
   * @throws Problem {@code identity_unavailable} when it is the provider that could not be asked
   */
  static OidcRefused because(String message, Exception cause) {
    // Keys that have just been fetched are not fetched again for a key that was not among them.
    if (cause instanceof KeySourceException && !(cause instanceof RateLimitReachedException)) {
      throw OidcProvider.unavailable(cause);
    }
    return new OidcRefused(message, cause);
  }
}
