package org.kiezplenum.assembly.voting.methods;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;

/**
 * A lot that everybody can draw again: SHA-256 of {@code seed|round|a,b,c} in UTF-8, where the seed
 * was drawn in public and the candidates are sorted; read as one large number, its remainder when
 * divided by how many they are says which of the sorted candidates is drawn, from 0.
 */
public final class Lot {
  private Lot() {}

  public static String draw(String seed, int round, Collection<String> candidates) {
    List<String> sorted = candidates.stream().sorted().toList();
    String text = seed + "|" + round + "|" + String.join(",", sorted);
    BigInteger number = new BigInteger(1, sha256(text));
    return sorted.get(number.mod(BigInteger.valueOf(sorted.size())).intValueExact());
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
