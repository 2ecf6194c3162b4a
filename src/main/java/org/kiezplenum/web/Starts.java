package org.kiezplenum.web;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.rooms.Refused;

/** Lets start an assembly whoever may, and counts wrong passwords. */
final class Starts {
  private final WhoMayStart who;
  private final WrongTries wrongPasswords = new WrongTries(WrongTries.MOST_PASSWORDS);

  Starts(WhoMayStart who) {
    this.who = who;
  }

  /**
   * Succeeds for whoever may start. Fails with {@link Refused}, and with {@link Door.TooManyCodes}
   * for an address that has tried too many passwords, whatever it tries next.
   */
  Future<Void> allow(RoutingContext request, @Nullable String password) {
    String from = Caller.of(request.request());
    long now = System.currentTimeMillis();
    if (who.asksForPassword() && wrongPasswords.isBarred(from, now)) {
      return Future.failedFuture(new Door.TooManyCodes());
    }
    Refusal refusal = who.refusal(password).orElse(null);
    if (refusal == null) {
      return Future.succeededFuture();
    }
    if (refusal.code() == Refusal.Code.WRONG_PASSWORD) {
      wrongPasswords.count(from, now);
    }
    return Future.failedFuture(new Refused(refusal));
  }

  /** What the pages that lead to starting need to know. */
  Map<String, Object> shown() {
    return Map.of("closed", who.isClosed(), "password", who.asksForPassword());
  }
}
