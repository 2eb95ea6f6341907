package com.lexintel.identity;

import com.lexintel.problem.Problem;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/** Speaks with the OpenID provider for the page: authorization code with PKCE. */
@ApplicationScoped
public class OidcClient {
  private AuthSettings settings;
  private OidcProvider provider;

  protected OidcClient() {}

  @Inject
  public OidcClient(AuthSettings settings, OidcProvider provider) {
    this.settings = settings;
    this.provider = provider;
  }

  /** The provider says no, or says something that cannot be believed. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private Refused(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Where the browser is sent to log in.
   *
   * @param verifier whose hash goes along now, and which itself must come with the code
   * @throws Problem {@code identity_unavailable}
   */
  public URI authorization(URI redirect, String state, String nonce, String verifier) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope(settings.oidc().scopes().toArray(String[]::new)),
            clientId(),
            redirect)
        .endpointURI(provider.metadata().getAuthorizationEndpointURI())
        .state(new State(state))
        .nonce(new Nonce(nonce))
        .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Who came back with that code.
   *
   * @throws Problem {@code identity_unavailable}
   */
  public OidcLogin login(String code, URI redirect, String nonce, String verifier) throws Refused {
    AuthorizationGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), redirect, new CodeVerifier(verifier));
    Tokens tokens = ask(grant);
    if (!(tokens instanceof OIDCTokens) || tokens.toOIDCTokens().getIDToken() == null) {
      throw new Refused("There is no id token", null);
    }
    return confirmed(tokens.toOIDCTokens().getIDToken(), new Nonce(nonce), tokens, null);
  }

  /**
   * Who somebody is now; empty when the provider only says that the login is still good.
   *
   * @throws Problem {@code identity_unavailable}
   */
  Optional<OidcLogin> refresh(OidcLogin.Kept kept) throws Refused {
    Tokens tokens = ask(new RefreshTokenGrant(new RefreshToken(kept.refreshToken())));
    JWT idToken = tokens instanceof OIDCTokens oidc ? oidc.getIDToken() : null;
    return idToken == null
        ? Optional.empty()
        : Optional.of(confirmed(idToken, null, tokens, kept.refreshToken()));
  }

  /**
   * Where the browser is sent to log out at the provider too; empty when it does not know that, or
   * cannot be asked.
   */
  public Optional<URI> logout(String idToken, URI afterwards) {
    try {
      URI endpoint = provider.metadata().getEndSessionEndpointURI();
      return endpoint == null
          ? Optional.empty()
          : Optional.of(
              new LogoutRequest(
                      endpoint,
                      JWTParser.parse(idToken),
                      null,
                      clientId(),
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
  public ProviderLogout loggedOut(String logoutToken) throws Refused {
    try {
      LogoutTokenClaimsSet claims =
          // Not every provider gives its type to the token.
          new LogoutTokenValidator(issuer(), clientId(), false, provider.keys(), null)
              .validate(JWTParser.parse(logoutToken));
      return new ProviderLogout(
          claims.getSubject() == null ? null : claims.getSubject().getValue(),
          claims.getSessionID() == null ? null : claims.getSessionID().getValue());
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw refusal("The logout token cannot be believed", e);
    }
  }

  /**
   * @param subject null when only a session is named
   * @param session null for all of the subject's
   */
  public record ProviderLogout(String subject, String session) {}

  private Tokens ask(AuthorizationGrant grant) throws Refused {
    try {
      URI endpoint = provider.metadata().getTokenEndpointURI();
      Optional<ClientAuthentication> proof = proof();
      TokenRequest.Builder request =
          proof.isPresent()
              ? new TokenRequest.Builder(endpoint, proof.get(), grant)
              : new TokenRequest.Builder(endpoint, clientId(), grant);
      HTTPRequest call = request.build().toHTTPRequest();
      call.setConnectTimeout(OidcProvider.TIMEOUT);
      call.setReadTimeout(OidcProvider.TIMEOUT);
      HTTPResponse answer = call.send();
      if (answer.getStatusCode() >= HTTPResponse.SC_SERVER_ERROR) {
        throw OidcProvider.unavailable(new IOException("It answered " + answer.getStatusCode()));
      }
      return tokens(OIDCTokenResponseParser.parse(answer));
    } catch (IOException e) {
      throw OidcProvider.unavailable(e);
    } catch (com.nimbusds.oauth2.sdk.ParseException e) {
      throw new Refused("The answer of the provider cannot be read", e);
    }
  }

  private static Tokens tokens(TokenResponse response) throws Refused {
    if (response instanceof TokenErrorResponse error) {
      throw new Refused("The provider refused: " + error.getErrorObject().getCode(), null);
    }
    return response instanceof OIDCTokenResponse oidc
        ? oidc.getOIDCTokens()
        : response.toSuccessResponse().getTokens();
  }

  /**
   * @param nonce null after a refresh, which has none
   * @param refreshToken the one to go on with when there is no new one
   */
  private OidcLogin confirmed(JWT idToken, Nonce nonce, Tokens tokens, String refreshToken)
      throws Refused {
    try {
      IDTokenClaimsSet claims =
          new IDTokenValidator(issuer(), clientId(), provider.keys(), null)
              .validate(idToken, nonce);
      RefreshToken given = tokens.getRefreshToken();
      return new OidcLogin(
          OidcUser.of(idToken.getJWTClaimsSet(), settings.oidc()),
          claims.getSubject().getValue(),
          claims.getSessionID() == null ? null : claims.getSessionID().getValue(),
          new OidcLogin.Kept(idToken.serialize(), given == null ? refreshToken : given.getValue()));
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw refusal("The id token cannot be believed", e);
    }
  }

  /**
   * @throws Problem {@code identity_unavailable} when it is the provider that could not be asked
   */
  private static Refused refusal(String message, Exception cause) {
    // Keys that have just been fetched are not fetched again for a key that was not among them.
    if (cause instanceof KeySourceException && !(cause instanceof RateLimitReachedException)) {
      throw OidcProvider.unavailable(cause);
    }
    return new Refused(message, cause);
  }

  private Issuer issuer() {
    return new Issuer(settings.oidc().issuer());
  }

  private ClientID clientId() {
    return new ClientID(settings.oidc().clientId());
  }

  private Optional<ClientAuthentication> proof() {
    List<ClientAuthenticationMethod> known = provider.metadata().getTokenEndpointAuthMethods();
    boolean post =
        known != null
            && !known.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            && known.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    return settings
        .oidc()
        .clientSecret()
        .map(Secret::new)
        .map(
            secret ->
                post
                    ? new ClientSecretPost(clientId(), secret)
                    : new ClientSecretBasic(clientId(), secret));
  }
}
