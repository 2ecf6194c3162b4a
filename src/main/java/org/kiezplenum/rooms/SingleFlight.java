package org.kiezplenum.rooms;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question whose answer must not be older than the asking: whoever asks while it is being
 * answered waits for the next time, and all of them together.
 */
final class SingleFlight {
  private final Surroundings here;
  private final Supplier<Future<?>> question;
  private @Nullable Promise<Void> next;
  private boolean asking;

  SingleFlight(Surroundings here, Supplier<Future<?>> question) {
    this.here = here;
    this.question = question;
  }

  /**
   * Succeeds when the question was answered, or could not be, or has not been for too long: whoever
   * waits is then shown what is known here, rather than nothing.
   */
  Future<Void> ask() {
    Promise<Void> mine = next == null ? Promise.promise() : next;
    next = mine;
    begin();
    return mine.future();
  }

  private void begin() {
    if (asking || next == null) {
      return;
    }
    asking = true;
    Promise<Void> waiting = next;
    next = null;
    long timer =
        here.vertx()
            .setTimer(here.patience().toMillis(), late -> here.run(() -> answered(waiting)));
    question
        .get()
        .onComplete(done -> {
          here.vertx().cancelTimer(timer);
          answered(waiting);
        });
  }

  private void answered(Promise<Void> waiting) {
    if (waiting.tryComplete()) {
      asking = false;
      begin();
    }
  }
}
