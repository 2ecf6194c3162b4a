package org.kiezplenum.assembly;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What somebody wrote or is called, as it is about to be stored, with the salt of its digest.
 *
 * @param text cleaned by {@link PlainText}
 * @param salt hex of 16 random bytes; erased together with the text, after which the digest in the
 *     journal proves nothing
 */
public record Wording(String text, String salt) {

  /** Lower-case hex of SHA-256 over the salt, a line feed and the text in UTF-8. */
  public String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update((salt + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How the journal refers to this text once it is stored under {@code key}. */
  public WordRef as(String key, int version) {
    return new WordRef(key, version, digest());
  }
}
