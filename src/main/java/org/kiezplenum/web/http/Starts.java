package org.kiezplenum.web.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.rooms.CommandRefused;

/**
 * Lets start an assembly whoever may, and counts wrong passwords and how many one address starts.
 */
public final class Starts {
  private final WhoMayStart who;
  private final Allowance assemblies;
  private final WrongTries wrongPasswords = new WrongTries(WrongTries.MOST_PASSWORDS);

  public Starts(WhoMayStart who, Limits limits) {
    this.who = who;
    this.assemblies = new Allowance(limits.assemblies(), Limits.ASSEMBLIES_MILLIS);
  }

  /**
   * Succeeds for whoever may start. Fails with {@link CommandRefused}, and with {@link
   * Door.TooManyCodes} for an address that has tried too many passwords, whatever it tries next.
   */
  public Future<Void> allow(RoutingContext request, @Nullable String password) {
    String from = Caller.of(request.request());
    long now = System.currentTimeMillis();
    if (who.asksForPassword() && !wrongPasswords.take(from, now)) {
      return Future.failedFuture(new Door.TooManyCodes());
    }
    Refusal refusal = who.refusal(password).orElse(null);
    if (who.asksForPassword() && refusal == null) {
      wrongPasswords.right(from);
    }
    if (refusal == null && !assemblies.take(from, now)) {
      refusal = new Refusal(Refusal.Code.TOO_MANY_STARTED);
    }
    return refusal == null
        ? Future.succeededFuture()
        : Future.failedFuture(new CommandRefused(refusal));
  }

  /** What the pages that lead to starting need to know. */
  public Map<String, Object> shown() {
    return Map.of("closed", who.isClosed(), "password", who.asksForPassword());
  }
}
