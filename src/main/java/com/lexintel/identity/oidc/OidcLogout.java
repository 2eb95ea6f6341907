package com.lexintel.identity.oidc;

import com.lexintel.identity.AuthSettings;
import com.lexintel.problem.Problem;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/** Logouts at the OpenID provider: those that begin here, and those that it tells of. */
@ApplicationScoped
public class OidcLogout {
  private AuthSettings settings;
  private OidcProvider provider;

  protected OidcLogout() {}

  @Inject
  public OidcLogout(AuthSettings settings, OidcProvider provider) {
    this.settings = settings;
    this.provider = provider;
  }

  /**
   * Where the browser is sent to log out at the provider too; empty when it does not know that, or
   * cannot be asked.
   */
  public Optional<URI> address(String idToken, URI afterwards) {
    try {
      URI endpoint = provider.metadata().getEndSessionEndpointURI();
      return endpoint == null
          ? Optional.empty()
          : Optional.of(
              new LogoutRequest(
                      endpoint,
                      JWTParser.parse(idToken),
                      null,
                      new ClientID(settings.oidc().clientId()),
                      afterwards,
                      null,
                      List.of())
                  .toURI());
    } catch (Problem | ParseException away) {
      return Optional.empty();
    }
  }

  /**
   * What the provider says has ended.
   *
   * @throws Problem {@code identity_unavailable}
   */
  public ProviderLogout read(String logoutToken) throws OidcRefused {
    try {
      LogoutTokenClaimsSet claims =
          // Not every provider gives its type to the token.
          new LogoutTokenValidator(
                  new Issuer(settings.oidc().issuer()),
                  new ClientID(settings.oidc().clientId()),
                  false,
                  provider.keys(),
                  null)
              .validate(JWTParser.parse(logoutToken));
      return new ProviderLogout(
          claims.getSubject() == null ? null : claims.getSubject().getValue(),
          claims.getSessionID() == null ? null : claims.getSessionID().getValue());
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw OidcRefused.because("The logout token cannot be believed", e);
    }
  }

  /**
   * @param subject null when only a session is named
   * @param session null for all of the subject's
   */
  public record ProviderLogout(String subject, String session) {}
}
