package org.kiezplenum.sample;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.rooms.PersonStanding;
import org.kiezplenum.rooms.Reply;
import org.kiezplenum.rooms.Room;

/**
 * An assembly that is being told: sends commands, one after the other, and waits for each.
 *
 * <p>The ids of the commands are always the same. So whatever was stored of an evening before is
 * answered as it was then, and one that was broken off is told to its end.
 */
final class Evening {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT_BYTES = 16;
  private static final long WAIT_MILLIS = 300;

  private final Room room;
  private int sent;

  Evening(Room room) {
    this.room = room;
  }

  /** As if a command had been sent whose answer is known. */
  void skip() {
    sent++;
  }

  /** The name of what the command has made, or nothing. */
  String send(@Nullable PersonId by, Command command) {
    sent++;
    String id = "sample-" + sent;
    while (true) {
      switch (room.send(by, id, command).await()) {
        case Reply.Stored stored -> {
          return stored.made();
        }
        case Reply.Refused refused when refused.refusal().code() == Refusal.Code.TOO_FAST -> rest();
        case Reply.Refused refused ->
            throw new IllegalStateException(
                command.getClass().getSimpleName() + " was refused: " + refused.refusal().code());
      }
    }
  }

  /** Nobody at a desk is as fast as a script, and the room's pace is for people. */
  private static void rest() {
    try {
      Thread.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Assembly assembly() {
    Future<PersonStanding> standing = room.standing(null);
    return standing.await().views().world().assembly();
  }

  static Wording say(String text) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new Wording(text, HexFormat.of().formatHex(salt));
  }

  static @Nullable Wording sayIfAny(@Nullable String text) {
    return text == null ? null : say(text);
  }
}
