package org.kiezplenum.web.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Refusal;

/** Who may start an assembly on this server: everybody, who knows a password, or nobody. */
public final class WhoMayStart {
  private final boolean closed;
  private final byte @Nullable [] password;

  private WhoMayStart(boolean closed, byte @Nullable [] password) {
    this.closed = closed;
    this.password = password;
  }

  public static WhoMayStart everybody() {
    return new WhoMayStart(false, null);
  }

  /** Whoever types this. Only its digest is kept, so that no log or dump shows it. */
  public static WhoMayStart whoKnows(String password) {
    return new WhoMayStart(false, digest(password));
  }

  public static WhoMayStart nobody() {
    return new WhoMayStart(true, null);
  }

  boolean isClosed() {
    return closed;
  }

  boolean asksForPassword() {
    return password != null;
  }

  /**
   * Why somebody who typed this may not start; empty if they may. Takes as long for a password that
   * is nearly right as for any other.
   */
  Optional<Refusal> refusal(@Nullable String typed) {
    if (closed) {
      return Optional.of(new Refusal(Refusal.Code.STARTING_CLOSED));
    }
    return password == null || MessageDigest.isEqual(password, digest(typed == null ? "" : typed))
        ? Optional.empty()
        : Optional.of(new Refusal(Refusal.Code.WRONG_PASSWORD));
  }

  /** Telephones write the same umlaut in two ways, and like to add a space at the end. */
  private static byte[] digest(String typed) {
    String same = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    try {
      return MessageDigest.getInstance("SHA-256").digest(same.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
