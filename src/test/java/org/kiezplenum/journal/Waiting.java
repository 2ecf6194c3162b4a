package org.kiezplenum.journal;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Waits in tests. The bound only ends a test that would hang; none depends on how long it takes. It
 * is far longer than the longest pause of whoever comes back after an outage, on a starved machine.
 */
public final class Waiting {
  private static final long BOUND_SECONDS = 240;
  private static final long LOOK_AGAIN_MILLIS = 5;

  private Waiting() {}

  /** What a future succeeds with. A failure is thrown as it is. */
  public static <T> T result(Future<T> future) {
    try {
      return future.await(BOUND_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("nothing came", e);
    }
  }

  /** What a future fails with. */
  public static Throwable failure(Future<?> future) {
    return result(
        future.transform((value, failure) ->
            failure == null
                ? Future.failedFuture(new AssertionError("it succeeded with " + value))
                : Future.succeededFuture(failure)));
  }

  /** Waits until something is true. */
  public static void until(BooleanSupplier condition) {
    until(condition, () -> Thread.sleep(LOOK_AGAIN_MILLIS));
  }

  /** The same for whoever holds this lock, and may be told by it to look again. */
  public static void until(BooleanSupplier condition, Object lock) {
    until(condition, () -> lock.wait(LOOK_AGAIN_MILLIS));
  }

  private static void until(BooleanSupplier condition, Rest rest) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it never became true");
      }
      rest(rest);
    }
  }

  @FunctionalInterface
  private interface Rest {
    void take() throws InterruptedException;
  }

  private static void rest(Rest rest) {
    try {
      rest.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Does nothing for a while, as people do; not a way to wait for something. */
  public static void pause(long millis) {
    rest(() -> Thread.sleep(millis));
  }
}
