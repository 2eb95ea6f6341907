package com.lexintel.identity;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access tokens of the OpenID provider. Its keys are fetched when needed, and again when it rotates
 * them.
 */
@ApplicationScoped
public class OidcTokens {
  private static final Logger LOG = LoggerFactory.getLogger(OidcTokens.class);
  private static final int TIMEOUT_MILLISECONDS = 5000;

  private AuthSettings settings;
  private DefaultJWTProcessor<SecurityContext> verifier;

  protected OidcTokens() {}

  @Inject
  public OidcTokens(AuthSettings settings) {
    this.settings = settings;
  }

  /**
   * @return empty for a token that is none of the issuer's, expired, or meant for others
   * @throws Problem {@code identity_unavailable} when the provider cannot be asked for its keys
   */
  Optional<Identity> identity(String token) {
    try {
      return Optional.of(identity(verifier().process(token, null)));
    } catch (KeySourceException | IOException | GeneralException e) {
      LOG.warn("The OpenID provider cannot be reached: {}", e.toString());
      throw new Problem(ProblemCode.IDENTITY_UNAVAILABLE, "The login service cannot be reached", e);
    } catch (ParseException | BadJOSEException | JOSEException refused) {
      LOG.debug("A token was refused: {}", refused.getMessage());
      return Optional.empty();
    }
  }

  private Identity identity(JWTClaimsSet claims) throws ParseException {
    String name = claims.getStringClaim(settings.nameClaim());
    if (name == null || name.isBlank() || name.length() > 200) {
      throw new ParseException("The token has no usable " + settings.nameClaim(), 0);
    }
    List<String> groups = claims.getStringListClaim(settings.groupsClaim());
    Set<String> all = groups == null ? Set.of() : Set.copyOf(groups);
    String shown = claims.getStringClaim("name");
    return new Identity(
        name,
        shown == null ? name : shown,
        all,
        settings.administers(all),
        true,
        "oidc",
        null,
        endOf(claims));
  }

  /** The clocks may differ where a token begins; where it ends, it ends. */
  private static Instant endOf(JWTClaimsSet claims) throws ParseException {
    Instant end = claims.getExpirationTime().toInstant();
    if (!end.isAfter(Instant.now())) {
      throw new ParseException("The token has expired", 0);
    }
    return end;
  }

  private synchronized DefaultJWTProcessor<SecurityContext> verifier()
      throws IOException, GeneralException {
    if (verifier == null) {
      verifier = newVerifier();
    }
    return verifier;
  }

  private DefaultJWTProcessor<SecurityContext> newVerifier() throws IOException, GeneralException {
    String issuer = settings.issuer().toString();
    OIDCProviderMetadata provider =
        OIDCProviderMetadata.resolve(
            new Issuer(issuer), TIMEOUT_MILLISECONDS, TIMEOUT_MILLISECONDS);
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            Set.copyOf(JWSAlgorithm.Family.SIGNATURE),
            JWKSourceBuilder.create(provider.getJWKSetURI().toURL())
                // Ahead of time would need a thread that no server knows.
                .refreshAheadCache(false)
                .retrying(true)
                .build()));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            settings.audience(),
            new JWTClaimsSet.Builder().issuer(issuer).build(),
            Set.of(settings.nameClaim(), "exp")));
    return processor;
  }
}
