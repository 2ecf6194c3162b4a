package org.kiezplenum.urn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * What this server knows and its database does not. Keys of secret decisions are wrapped under it,
 * so that the database alone, a copy of it or its log opens no ballot. All processes that serve one
 * database need the same.
 */
public final class ServerSecret {
  /** Characters; what is shorter could be guessed. */
  public static final int SHORTEST = 32;

  private static final int RANDOM_BYTES = 32;

  private final SecretKey key;

  private ServerSecret(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("kiezplenum keys of secret decisions\n".getBytes(StandardCharsets.UTF_8));
      key = new SecretKeySpec(digest.digest(text.getBytes(StandardCharsets.UTF_8)), "AES");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /**
   * A secret that somebody has set.
   *
   * @throws IllegalArgumentException if it is too short
   */
  public static ServerSecret of(String text) {
    String secret = text.strip();
    if (secret.length() < SHORTEST) {
      throw new IllegalArgumentException("shorter than " + SHORTEST + " characters");
    }
    return new ServerSecret(secret);
  }

  /** One that is forgotten with this object. */
  public static ServerSecret passing() {
    return of(HexFormat.of().formatHex(Sealed.random(RANDOM_BYTES)));
  }

  /**
   * Reads it from a file that only its owner may read, and makes one there if there is none.
   *
   * @throws IllegalArgumentException if the file holds something too short
   */
  public static ServerSecret in(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return of(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two processes may start at once: whoever is second takes what the first has made. */
  private static void make(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path half = Files.createTempFile(folder, ".secret", ".half", onlyOwner(file));
    try {
      Files.writeString(
          half,
          HexFormat.of().formatHex(Sealed.random(RANDOM_BYTES)) + "\n",
          StandardOpenOption.SYNC,
          StandardOpenOption.WRITE);
      Files.createLink(file, half);
    } catch (FileAlreadyExistsException e) {
      // Somebody was faster.
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private static FileAttribute<?>[] onlyOwner(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** A key, so that only this secret gives it back, and only for what it is about. */
  byte[] wrap(byte[] seal, String about) {
    return Sealed.close(key, about, seal);
  }

  /** The key; nothing if it was wrapped by another secret, or for something else. */
  Optional<byte[]> unwrap(byte[] wrapped, String about) {
    return Sealed.open(key, about, wrapped);
  }
}
