package com.lexintel.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What nobody can guess, and what may be kept of it. */
public final class Secret {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secret() {}

  /** Random bytes as letters, digits, hyphens and underscores. */
  public static String random(int bytes) {
    byte[] all = new byte[bytes];
    RANDOM.nextBytes(all);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** By SHA-256: of a random text it tells nothing. */
  public static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
