package org.kiezplenum.urn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this server knows and its database does not. Keys of secret decisions are wrapped under it,
 * so that the database alone, a copy of it or its log opens no ballot. All processes that serve one
 * database need the same.
 *
 * <p>It moves on, one {@link Generation} after the other, and forgets those before: what was
 * wrapped under one of them cannot be opened with it any more. One that somebody has set stands
 * where it was set, and so forgets nothing.
 */
public final class ServerSecret {
  /** Characters; what is shorter could be guessed. */
  public static final int SHORTEST = 32;

  private static final int RANDOM_BYTES = 32;

  /** Steps to one that is asked for. More have never been made; who asks for them is mistaken. */
  private static final long MOST_AHEAD = 1_000_000;

  private final @Nullable SecretFile file;
  private final String name;

  /** The earliest that is known here. */
  private volatile Generation first;

  /** Only saves steps. */
  private volatile Generation latest;

  private ServerSecret(@Nullable SecretFile file, String name, Generation first) {
    this.file = file;
    this.name = name;
    this.first = first;
    this.latest = first;
  }

  /**
   * A secret that somebody has set, and that stands still.
   *
   * @throws IllegalArgumentException if it is too short
   */
  public static ServerSecret of(String text) {
    Generation first = Generation.first(checked(text));
    return new ServerSecret(null, first.fingerprint(), first);
  }

  static String checked(String text) {
    String secret = text.strip();
    if (secret.length() < SHORTEST) {
      throw new IllegalArgumentException("shorter than " + SHORTEST + " characters");
    }
    return secret;
  }

  /** One that is forgotten with this object. */
  public static ServerSecret passing() {
    return of(random());
  }

  static String random() {
    return HexFormat.of().formatHex(Sealed.random(RANDOM_BYTES));
  }

  /**
   * Reads it from a file that only its owner may read, and makes one there if there is none.
   *
   * @throws IllegalArgumentException if the file holds something too short
   */
  public static ServerSecret in(Path file) {
    try {
      SecretFile there = SecretFile.at(file);
      SecretFile.Content content = there.read();
      return new ServerSecret(there, content.name(), content.generation());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it can forget: it stands in a file that can be replaced. */
  public boolean canMove() {
    return file != null && file.canBeReplaced();
  }

  /** By which others recognize it, whatever generation they have. */
  String name() {
    return name;
  }

  Generation latest() {
    return latest;
  }

  /**
   * The generation with this number; nothing if it was forgotten, or is so far ahead that it cannot
   * be one of this secret. That it was looked at is forgotten at once.
   */
  Optional<Generation> at(long number) {
    Generation from = number < latest.number() ? first : latest;
    if (number < from.number() || number - from.number() > MOST_AHEAD) {
      return Optional.empty();
    }
    Generation at = from;
    while (at.number() < number) {
      at = at.next();
    }
    return Optional.of(at);
  }

  /**
   * Forgets all before this one, first in the file and then here. Whoever calls knows that nothing
   * is wrapped under them any more. Blocks; one that is not ahead changes nothing.
   */
  synchronized void moveTo(Generation next) throws IOException {
    if (next.number() > latest.number()) {
      if (file != null) {
        file.replace(new SecretFile.Content(name, next));
        first = next;
      }
      latest = next;
    }
  }
}
