package org.kiezplenum.urn;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.voting.DecisionId;

/**
 * Seals the ballots of one secret decision. It is made with the decision and destroyed by the
 * count; who has it can read ballots.
 */
public final class Seal {
  private static final int KEY_BYTES = 32;

  /** Stands after a ballot; what fills it up to its room is zero. */
  private static final byte END = (byte) 0x80;

  private final SecretKey key;
  private final String about;

  private Seal(byte[] key, String about) {
    this.key = new SecretKeySpec(key, "AES");
    this.about = about;
  }

  public static Seal fresh(AssemblyId assembly, DecisionId decision) {
    return new Seal(Sealed.random(KEY_BYTES), about(assembly, decision));
  }

  /** The seal that was wrapped; nothing if the secret is not the one it was wrapped under. */
  static Optional<Seal> unwrapped(
      byte[] wrapped, Generation secret, AssemblyId assembly, DecisionId decision) {
    String about = about(assembly, decision);
    return secret.unwrap(wrapped, about).map(key -> new Seal(key, about));
  }

  byte[] wrapped(Generation secret) {
    return secret.wrap(key.getEncoded(), about);
  }

  /** A ballot of one decision is none of another. */
  static String about(AssemblyId assembly, DecisionId decision) {
    return assembly.value() + "/" + decision.value();
  }

  /**
   * A ballot as it is stored: however long it is, it comes out as long as every other.
   *
   * @param room bytes that every ballot is filled up to
   */
  public String close(String ballot, int room) {
    byte[] written = ballot.getBytes(StandardCharsets.UTF_8);
    if (written.length >= room) {
      throw new IllegalArgumentException("no room for " + written.length + " bytes in " + room);
    }
    byte[] filled = Arrays.copyOf(written, room);
    filled[written.length] = END;
    return Base64.getEncoder().withoutPadding().encodeToString(Sealed.close(key, about, filled));
  }

  /** The ballot; nothing if it was not sealed with this, or was changed since. */
  public Optional<String> open(String stored) {
    try {
      return Sealed.open(key, about, Base64.getDecoder().decode(stored)).map(Seal::ballot);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static String ballot(byte[] filled) {
    int end = filled.length - 1;
    while (filled[end] != END) {
      end--;
    }
    return new String(filled, 0, end, StandardCharsets.UTF_8);
  }
}
