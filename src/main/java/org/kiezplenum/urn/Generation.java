package org.kiezplenum.urn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's secret between two steps. From each generation follow all later ones and none of the
 * earlier.
 */
final class Generation {
  private static final String AES = "AES";
  private static final String ONE_WAY = "HmacSHA256";

  private final long number;
  private final byte[] secret;
  private final SecretKey key;

  private Generation(long number, byte[] secret) {
    this.number = number;
    this.secret = secret;
    this.key = new SecretKeySpec(secret, AES);
  }

  /** The generation 0 of a secret that stands in a text. */
  static Generation first(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("kiezplenum keys of secret decisions\n".getBytes(StandardCharsets.UTF_8));
      return new Generation(0, digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** One that was written down as {@link #hex}. */
  static Generation of(long number, String hex) {
    byte[] secret = HexFormat.of().parseHex(hex);
    if (number < 0 || secret.length != 32) {
      throw new IllegalArgumentException("no generation of a secret");
    }
    return new Generation(number, secret);
  }

  long number() {
    return number;
  }

  String hex() {
    return HexFormat.of().formatHex(secret);
  }

  Generation next() {
    return new Generation(number + 1, oneWay("kiezplenum next secret"));
  }

  /** By which two find out that they have the same, and which nobody opens anything with. */
  String fingerprint() {
    return HexFormat.of().formatHex(oneWay("kiezplenum fingerprint"));
  }

  private byte[] oneWay(String what) {
    try {
      Mac mac = Mac.getInstance(ONE_WAY);
      mac.init(new SecretKeySpec(secret, ONE_WAY));
      return mac.doFinal(what.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HMAC with SHA-256", e);
    }
  }

  /** A key, so that only this generation gives it back, and only for what it is about. */
  byte[] wrap(byte[] seal, String about) {
    return Sealed.close(key, about, seal);
  }

  /** The key; nothing if it was wrapped by another, or for something else. */
  Optional<byte[]> unwrap(byte[] wrapped, String about) {
    return Sealed.open(key, about, wrapped);
  }
}
