package org.kiezplenum.web.http;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.rooms.Rooms;

/** Looks up the codes that people type, and keeps anybody from trying them all. */
final class Codes {
  private final Rooms rooms;
  private final WrongTries wrongCodes = new WrongTries(WrongTries.MOST_CODES);
  private final WrongTries ofSeated = new WrongTries(WrongTries.MOST_OF_SEATED);
  private final Map<String, Future<Optional<Room>>> asked = new HashMap<>();

  Codes(Rooms rooms) {
    this.rooms = rooms;
  }

  /** Whether only those with a seat are answered who come from there. */
  boolean isBarred(String from, long now) {
    return wrongCodes.isBarred(from, now);
  }

  /** Whether somebody may ask who shows a token; to be followed by {@link #wasSeated}. */
  boolean mayAskSeated(String from, long now) {
    return ofSeated.take(from, now);
  }

  void wasSeated(String from) {
    ofSeated.right(from);
  }

  static <T> Future<T> tooMany() {
    return Future.failedFuture(new Door.TooManyCodes());
  }

  Future<Optional<Room>> find(String code) {
    return Door.isCode(code) ? rooms.find(code) : Future.succeededFuture(Optional.empty());
  }

  /** Counts before asking; what many of one hall ask for at once is asked, and counted, once. */
  Future<Room> look(String from, String code, long now) {
    if (Door.isCode(code) && rooms.isOpen(code)) {
      return rooms
          .find(code)
          .compose(found ->
              found
                  .map(Future::succeededFuture)
                  .orElseGet(() -> wrong(wrongCodes.take(from, now))));
    }
    String question = from + " " + code;
    Future<Optional<Room>> asking;
    synchronized (asked) {
      Future<Optional<Room>> before = asked.get(question);
      if (before != null) {
        return before.compose(found ->
            found.map(Future::succeededFuture).orElseGet(() -> wrong(wrongCodes.take(from, now))));
      }
      if (!wrongCodes.take(from, now)) {
        return tooMany();
      }
      asking = find(code);
      asked.put(question, asking);
    }
    return asking
        .onComplete(done -> {
          synchronized (asked) {
            asked.remove(question);
          }
          if (done.failed() || done.result().isPresent()) {
            wrongCodes.right(from);
          }
        })
        .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> wrong(true)));
  }

  private static Future<Room> wrong(boolean counted) {
    return Future.failedFuture(counted ? new Door.NoSuchCode() : new Door.TooManyCodes());
  }
}
