package com.lexintel.identity.oidc;

import com.lexintel.identity.OidcSettings;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.List;
import java.util.Set;

/**
 * Whom a token of the provider speaks of.
 *
 * @param name stable and unique
 * @param displayName for people
 */
public record OidcUser(String name, String displayName, Set<String> groups) {
  private static final int LONGEST_NAME = 200;

  /**
   * @throws ParseException when the token does not say who it is
   */
  static OidcUser of(JWTClaimsSet claims, OidcSettings settings) throws ParseException {
    String name = claims.getStringClaim(settings.nameClaim());
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      throw new ParseException("The token has no usable " + settings.nameClaim(), 0);
    }
    List<String> groups = claims.getStringListClaim(settings.groupsClaim());
    return new OidcUser(
        name, displayName(claims, name), groups == null ? Set.of() : Set.copyOf(groups));
  }

  private static String displayName(JWTClaimsSet claims, String name) throws ParseException {
    for (String claim : List.of("name", "preferred_username")) {
      String shown = claims.getStringClaim(claim);
      if (shown != null && !shown.isBlank()) {
        return shown.substring(0, Math.min(LONGEST_NAME, shown.length()));
      }
    }
    return name;
  }
}
