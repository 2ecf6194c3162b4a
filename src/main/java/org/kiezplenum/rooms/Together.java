package org.kiezplenum.rooms;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question whose answer must not be older than the asking: whoever asks while it is being
 * answered waits for the next time, and all of them together.
 */
final class Together {
  private final Supplier<Future<?>> question;
  private @Nullable Promise<Void> next;
  private boolean asking;

  Together(Supplier<Future<?>> question) {
    this.question = question;
  }

  /** Succeeds when the question was answered, or could not be. */
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
    Promise<Void> answered = next;
    next = null;
    question
        .get()
        .onComplete(done -> {
          asking = false;
          answered.complete();
          begin();
        });
  }
}
