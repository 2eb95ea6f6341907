package com.lexintel.identity.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.lexintel.identity.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a browser holds of its session: 256 random bits. By it the session is found, and what the
 * provider gave for later is read; so whoever reads the database can neither use the one nor read
 * the other.
 */
record SessionSecret(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;

  static SessionSecret random() {
    return new SessionSecret(Secret.random(BYTES));
  }

  byte[] hash() {
    return Secret.hash(text);
  }

  byte[] encrypt(String kept) {
    try {
      byte[] iv = new byte[IV_BYTES];
      RANDOM.nextBytes(iv);
      byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(kept.getBytes(UTF_8));
      return ByteBuffer.allocate(IV_BYTES + encrypted.length).put(iv).put(encrypted).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String decrypt(byte[] kept) {
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(kept, IV_BYTES));
      return new String(cipher.doFinal(kept, IV_BYTES, kept.length - IV_BYTES), UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("What a session keeps was changed", e);
    }
  }

  private byte[] bytes() {
    return text.getBytes(UTF_8);
  }

  private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
    Mac derivation = Mac.getInstance("HmacSHA256");
    derivation.init(new SecretKeySpec(bytes(), "HmacSHA256"));
    SecretKeySpec key = new SecretKeySpec(derivation.doFinal("kept".getBytes(UTF_8)), "AES");
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
    return cipher;
  }
}
