package com.lexintel.identity.oidc;

import com.lexintel.identity.AuthSettings;
import com.lexintel.problem.Problem;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
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
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
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
  public OidcLogin login(String code, URI redirect, String nonce, String verifier)
      throws OidcRefused {
    AuthorizationGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), redirect, new CodeVerifier(verifier));
    Tokens tokens = ask(grant);
    if (!(tokens instanceof OIDCTokens) || tokens.toOIDCTokens().getIDToken() == null) {
      throw new OidcRefused("There is no id token", null);
    }
    return confirmed(tokens.toOIDCTokens().getIDToken(), new Nonce(nonce), tokens, null);
  }

  /**
   * Who somebody is now.
   *
   * @throws Problem {@code identity_unavailable}
   */
  public Refreshed refresh(OidcLogin.Kept kept) throws OidcRefused {
    Tokens tokens = ask(new RefreshTokenGrant(new RefreshToken(kept.refreshToken())));
    JWT idToken = tokens instanceof OIDCTokens oidc ? oidc.getIDToken() : null;
    if (idToken != null) {
      OidcLogin login = confirmed(idToken, null, tokens, kept.refreshToken());
      return new Refreshed(Optional.of(login), login.kept());
    }
    RefreshToken given = tokens.getRefreshToken();
    return new Refreshed(
        Optional.empty(),
        new OidcLogin.Kept(kept.idToken(), given == null ? kept.refreshToken() : given.getValue()));
  }

  /**
   * @param login empty when the provider only says that it is still good
   * @param kept to come with the next time; a refresh token may be good once
   */
  public record Refreshed(Optional<OidcLogin> login, OidcLogin.Kept kept) {}

  private Tokens ask(AuthorizationGrant grant) throws OidcRefused {
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
      throw new OidcRefused("The answer of the provider cannot be read", e);
    }
  }

  private static Tokens tokens(TokenResponse response) throws OidcRefused {
    if (response instanceof TokenErrorResponse error) {
      throw new OidcRefused("The provider refused: " + error.getErrorObject().getCode(), null);
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
      throws OidcRefused {
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
      throw OidcRefused.because("The id token cannot be believed", e);
    }
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
