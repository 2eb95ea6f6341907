package com.lexintel.identity.oidc;

/**
 * A login as the provider confirmed it.
 *
 * @param subject the user as the provider names it
 * @param providerSession of the user at the provider; null when it names none
 * @param kept what to come back to the provider with
 */
public record OidcLogin(OidcUser user, String subject, String providerSession, Kept kept) {

  /**
   * @param idToken a hint for the logout
   * @param refreshToken null when the provider gave none
   */
  public record Kept(String idToken, String refreshToken) {
    public static Kept parse(String text) {
      String[] lines = text.split("\n", 2);
      return new Kept(lines[0], lines.length > 1 ? lines[1] : null);
    }

    public String text() {
      return refreshToken == null ? idToken : idToken + "\n" + refreshToken;
    }
  }
}
