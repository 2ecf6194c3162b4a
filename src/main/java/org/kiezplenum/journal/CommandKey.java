package org.kiezplenum.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.people.PersonId;

/**
 * What a command is recognised by when it arrives again.
 *
 * @param actor a person's id, or empty for somebody who is only joining
 * @param id made by the client, 1 to 64 characters; of a join only its digest, for whoever sends
 *     the same join again sits down
 */
public record CommandKey(String actor, String id) {

  /** Of whoever sends it; of nobody who is somebody yet if {@code by} is absent. */
  public static CommandKey of(AssemblyId assembly, @Nullable PersonId by, String id) {
    return by == null ? arriving(assembly, id) : new CommandKey(by.value(), id);
  }

  /** Of somebody who comes in and is nobody yet. */
  public static CommandKey arriving(AssemblyId assembly, String id) {
    String text = "kiezplenum arrival " + assembly + " " + id;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new CommandKey("", HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** Whether its sender is nobody yet. */
  boolean isArriving() {
    return actor.isEmpty();
  }
}
