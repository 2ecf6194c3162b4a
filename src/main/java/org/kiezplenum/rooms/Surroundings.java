package org.kiezplenum.rooms;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/**
 * Where a room stands.
 *
 * @param context on which all its work is done
 * @param clock milliseconds since 1970
 * @param patience how long somebody waits for the stores before they are told that they are away
 */
record Surroundings(
    Vertx vertx,
    Context context,
    Stores stores,
    LongSupplier clock,
    Duration patience,
    Figures figures) {

  long now() {
    return clock.getAsLong();
  }

  /** Does this on the context, now or after what it is doing. */
  void run(Runnable work) {
    context.runOnContext(v -> work.run());
  }

  /** Does this beside the context, which goes on meanwhile. */
  <T> Future<T> aside(Callable<T> work) {
    return vertx.executeBlocking(work, false).map(Objects::requireNonNull);
  }

  void runAfter(long millis, Runnable work) {
    vertx.setTimer(millis, timer -> run(work));
  }
}
