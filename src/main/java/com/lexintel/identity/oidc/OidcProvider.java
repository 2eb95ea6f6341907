package com.lexintel.identity.oidc;

import com.lexintel.identity.AuthSettings;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the OpenID provider says of itself, asked for when it is first needed. Its keys are fetched
 * when needed, and again when it rotates them.
 */
@ApplicationScoped
public class OidcProvider {
  /** Milliseconds that it may take to connect, and then to answer. */
  static final int TIMEOUT = 5000;

  private static final Logger LOG = LoggerFactory.getLogger(OidcProvider.class);
  private static final int LARGEST_KEY_SET = 256 * 1024;

  // While it is away not every request should wait for it.
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private AuthSettings settings;
  private Clock clock;
  private OIDCProviderMetadata metadata;
  private JWKSource<SecurityContext> keys;
  private Instant awayUntil = Instant.MIN;

  protected OidcProvider() {}

  @Inject
  public OidcProvider(AuthSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @throws Problem {@code identity_unavailable}
   */
  synchronized OIDCProviderMetadata metadata() {
    if (metadata == null) {
      resolve();
    }
    return metadata;
  }

  /**
   * The provider's keys; signatures by a shared secret, and none, are refused.
   *
   * @throws Problem {@code identity_unavailable}
   */
  synchronized JWSVerificationKeySelector<SecurityContext> keys() {
    metadata();
    return new JWSVerificationKeySelector<>(Set.copyOf(JWSAlgorithm.Family.SIGNATURE), keys);
  }

  /** To be thrown by whoever could not ask it. */
  static Problem unavailable(Exception cause) {
    LOG.warn("The OpenID provider cannot be asked: {}", cause.toString());
    return new Problem(
        ProblemCode.IDENTITY_UNAVAILABLE, "The login service cannot be reached", cause);
  }

  private void resolve() {
    if (clock.instant().isBefore(awayUntil)) {
      throw new Problem(ProblemCode.IDENTITY_UNAVAILABLE, "The login service cannot be reached");
    }
    try {
      Issuer issuer = new Issuer(settings.oidc().issuer());
      OIDCProviderMetadata found = OIDCProviderMetadata.resolve(issuer, TIMEOUT, TIMEOUT);
      keys =
          JWKSourceBuilder.create(
                  found.getJWKSetURI().toURL(),
                  new DefaultResourceRetriever(TIMEOUT, TIMEOUT, LARGEST_KEY_SET))
              // Ahead of time would need a thread that no server knows.
              .refreshAheadCache(false)
              .retrying(true)
              .build();
      metadata = found;
    } catch (IOException | GeneralException | IllegalArgumentException e) {
      awayUntil = clock.instant().plus(PAUSE);
      throw unavailable(e);
    }
  }
}
