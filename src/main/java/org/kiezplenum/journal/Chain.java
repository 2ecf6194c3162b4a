package org.kiezplenum.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.kiezplenum.assembly.AssemblyId;

/**
 * The chain of hashes: whoever changes, removes or moves an event must change every hash after it.
 *
 * <p>The hash of an event is the SHA-256 over these bytes, in this order:
 *
 * <ol>
 *   <li>the 32 bytes of the hash before it,
 *   <li>{@code seq} and {@code at}, 8 bytes each, the most significant first,
 *   <li>{@code actor} and {@code kind}: the length in bytes of the UTF-8 text as 4 bytes, the most
 *       significant first, and then the text,
 *   <li>{@code version}, 4 bytes, the most significant first,
 *   <li>{@code body}, as a text like those above.
 * </ol>
 *
 * <p>Before the first event stands the SHA-256 over the two texts {@code kiezplenum journal 1} and
 * the id of the assembly, so that no history can pass for that of another assembly. Since every
 * length is written, no two different events give the same bytes. Hashes are written in lower-case
 * hex.
 */
public final class Chain {
  private static final String SEAL = "kiezplenum journal 1";
  private static final HexFormat HEX = HexFormat.of();

  private Chain() {}

  /** Where a chain does not hold. */
  public record Broken(long seq, String why) {}

  /** The hash before the first event. */
  public static String beginning(AssemblyId assembly) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text(bytes, SEAL);
    text(bytes, assembly.value());
    return sha256(bytes);
  }

  /** The hash of an event that follows {@code previous}. The event's own hash is not looked at. */
  public static String hash(String previous, Recorded event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 + event.body().length());
    bytes.writeBytes(HEX.parseHex(previous));
    bytes.writeBytes(
        ByteBuffer.allocate(2 * Long.BYTES).putLong(event.seq()).putLong(event.at()).array());
    text(bytes, event.actor());
    text(bytes, event.kind());
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(event.version()).array());
    text(bytes, event.body());
    return sha256(bytes);
  }

  /** Gives drafts their place, time and hash, after the event {@code head} with this hash. */
  static List<Recorded> link(long head, String hash, long at, List<Draft> drafts) {
    List<Recorded> linked = new ArrayList<>(drafts.size());
    String previous = hash;
    long seq = head;
    for (Draft draft : drafts) {
      seq++;
      Recorded open =
          new Recorded(seq, at, draft.actor(), draft.kind(), draft.version(), draft.body(), "");
      previous = hash(previous, open);
      linked.add(
          new Recorded(
              seq, at, draft.actor(), draft.kind(), draft.version(), draft.body(), previous));
    }
    return List.copyOf(linked);
  }

  /**
   * Follows a whole history from its first event and names the first link that does not hold.
   *
   * <p>Events cut off at the end leave a shorter chain that holds; to notice, compare the last hash
   * with one kept elsewhere.
   */
  public static Optional<Broken> verify(AssemblyId assembly, List<Recorded> history) {
    return verify(0, 0, beginning(assembly), history);
  }

  /** The same for a stretch that follows the event {@code seq} with this time and hash. */
  public static Optional<Broken> verify(long seq, long at, String hash, List<Recorded> stretch) {
    long expected = seq;
    long time = at;
    String previous = hash;
    for (Recorded event : stretch) {
      expected++;
      if (event.seq() != expected) {
        return Optional.of(new Broken(expected, "missing; number " + event.seq() + " follows"));
      }
      if (event.at() < time) {
        return Optional.of(new Broken(expected, "earlier than the event before it"));
      }
      if (!hash(previous, event).equals(event.hash())) {
        return Optional.of(new Broken(expected, "its hash does not follow from what it says"));
      }
      time = event.at();
      previous = event.hash();
    }
    return Optional.empty();
  }

  private static void text(ByteArrayOutputStream bytes, String text) {
    ByteBuffer utf8;
    try {
      // Half a surrogate pair would become a question mark, here and in PostgreSQL.
      utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not a text that UTF-8 can hold", e);
    }
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.remaining()).array());
    bytes.write(utf8.array(), utf8.arrayOffset() + utf8.position(), utf8.remaining());
  }

  private static String sha256(ByteArrayOutputStream bytes) {
    try {
      return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
