package com.lexintel.identity.oidc;

import com.lexintel.identity.AuthSettings;
import com.lexintel.identity.Identity;
import com.lexintel.identity.OidcSettings;
import com.lexintel.problem.Problem;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Access tokens of the OpenID provider. */
@ApplicationScoped
public class OidcTokens {
  private static final Logger LOG = LoggerFactory.getLogger(OidcTokens.class);

  private AuthSettings settings;
  private OidcProvider provider;
  private DefaultJWTProcessor<SecurityContext> verifier;

  protected OidcTokens() {}

  @Inject
  public OidcTokens(AuthSettings settings, OidcProvider provider) {
    this.settings = settings;
    this.provider = provider;
  }

  /**
   * @return empty for a token that is none of the issuer's, expired, or meant for others
   * @throws Problem {@code identity_unavailable} when the provider cannot be asked for its keys
   */
  public Optional<Identity> identity(String token) {
    try {
      return Optional.of(identity(verifier().process(token, null)));
    } catch (RateLimitReachedException unknownKey) {
      // The keys have just been fetched, and its own is not among them.
      return Optional.empty();
    } catch (KeySourceException e) {
      throw OidcProvider.unavailable(e);
    } catch (ParseException | BadJOSEException | JOSEException refused) {
      LOG.debug("A token was refused: {}", refused.getMessage());
      return Optional.empty();
    }
  }

  private Identity identity(JWTClaimsSet claims) throws ParseException {
    if (claims.getClaim("nonce") != null) {
      throw new ParseException("It is an ID token, which proves a login and opens nothing", 0);
    }
    OidcUser user = OidcUser.of(claims, settings.oidc());
    return new Identity(
        user.name(),
        user.displayName(),
        user.groups(),
        settings.administers(user.groups()),
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

  private synchronized DefaultJWTProcessor<SecurityContext> verifier() {
    if (verifier == null) {
      verifier = newVerifier();
    }
    return verifier;
  }

  private DefaultJWTProcessor<SecurityContext> newVerifier() {
    OidcSettings oidc = settings.oidc();
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(provider.keys());
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            oidc.audience(),
            new JWTClaimsSet.Builder().issuer(oidc.issuer().toString()).build(),
            Set.of(oidc.nameClaim(), "exp")));
    return processor;
  }
}
