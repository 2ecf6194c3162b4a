package org.kiezplenum.web.http;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Draws tokens and keys: 256 random bits in letters that an address may hold. */
public final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private Tokens() {}

  public static String draw() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /** A short text that is used once, for example to tell one form from another. */
  static String nonce() {
    byte[] bits = new byte[12];
    RANDOM.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /** Whether a text could be a token at all; what is not is not looked up. */
  public static boolean isToken(String text) {
    return SHAPE.matcher(text).matches();
  }
}
