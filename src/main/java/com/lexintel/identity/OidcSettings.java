package com.lexintel.identity;

import com.lexintel.settings.Settings;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The OpenID provider, and what this application is there.
 *
 * @param audience that access tokens must be meant for
 * @param nameClaim by which users are known
 * @param clientSecret empty for a client that has none
 * @param scopes that a login asks for
 */
public record OidcSettings(
    URI issuer,
    String audience,
    String nameClaim,
    String groupsClaim,
    String clientId,
    Optional<String> clientSecret,
    List<String> scopes) {
  private static final String PREFIX = "lexintel.auth.oidc.";

  static OidcSettings of(Settings settings) {
    return new OidcSettings(
        settings.address(PREFIX + "issuer"),
        required(settings, "audience"),
        required(settings, "name-claim"),
        required(settings, "groups-claim"),
        required(settings, "client-id"),
        settings.text(PREFIX + "client-secret"),
        List.of(required(settings, "scopes").strip().split("[\\s,]+")));
  }

  private static String required(Settings settings, String name) {
    return settings
        .text(PREFIX + name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The setting " + PREFIX + name + " must not be empty"));
  }
}
