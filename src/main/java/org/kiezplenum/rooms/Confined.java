package org.kiezplenum.rooms;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** Work that is done on one context, whoever asks for it. */
final class Confined {
  private Confined() {}

  /** Does it there; the future comes back on the caller's context. */
  static <T> Future<T> on(Context context, Vertx vertx, Supplier<Future<T>> work) {
    Context caller = vertx.getOrCreateContext();
    Promise<T> promise = Promise.promise();
    context.runOnContext(v ->
        begun(work)
            .onComplete(
                (result, failure) -> caller.runOnContext(w -> promise.complete(result, failure))));
    return promise.future();
  }

  private static <T> Future<T> begun(Supplier<Future<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }
}
