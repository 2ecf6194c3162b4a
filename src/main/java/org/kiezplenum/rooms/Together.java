package org.kiezplenum.rooms;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question whose answer must not be older than the asking: whoever asks while it is being
 * answered waits for the next time, and all of them together.
 */
final class Together {
  /** Whoever waits for an answer is shown what is known here, rather than nothing. */
  static final long PATIENCE_MILLIS = 2_000;

  private final Vertx vertx;
  private final Context context;
  private final Supplier<Future<?>> question;
  private @Nullable Promise<Void> next;
  private boolean asking;

  /**
   * @param context where all of it happens
   */
  Together(Vertx vertx, Context context, Supplier<Future<?>> question) {
    this.vertx = vertx;
    this.context = context;
    this.question = question;
  }

  /** Succeeds when the question was answered, or could not be, or has not been for too long. */
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
        vertx.setTimer(PATIENCE_MILLIS, late -> context.runOnContext(v -> answered(waiting)));
    question
        .get()
        .onComplete(done -> {
          vertx.cancelTimer(timer);
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
