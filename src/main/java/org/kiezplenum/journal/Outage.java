package org.kiezplenum.journal;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Whether the database stores. The log is told once when it does not any more, and once when it
 * does again: why and how long, and nothing of what was to be stored.
 */
public final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  /**
   * Kinds of failure by which PostgreSQL says that it cannot store just now, whatever is asked: a
   * connection that broke, a transaction that was broken or may only read, no disk or memory or
   * connection left, stopping or starting, a fault of the machine.
   */
  private static final Set<String> TROUBLES = Set.of("08", "25", "53", "57", "58");

  private final LongSupplier nanos;
  private boolean lasts;
  private long begun;

  /**
   * @param nanos what time it is
   */
  Outage(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whether the database could not, and not what it was asked is wrong. */
  static boolean isOne(Throwable cause) {
    return isSaid(cause)
        || cause instanceof IOException
        || cause instanceof TimeoutException
        || (cause instanceof VertxException && !(cause instanceof PgException));
  }

  /** How loud a room tells of an append that failed: an outage is told once, for the process. */
  public static Level level(Throwable cause) {
    return isOne(cause) || cause instanceof UnknownAssembly ? Level.DEBUG : Level.WARN;
  }

  /** Whether PostgreSQL itself says so, which it can only while it answers. */
  static boolean isSaid(Throwable cause) {
    return cause instanceof PgException told
        && told.getSqlState() != null
        && TROUBLES.contains(told.getSqlState().substring(0, 2));
  }

  synchronized void failed(Throwable cause) {
    if (!lasts && isOne(cause)) {
      lasts = true;
      begun = nanos.getAsLong();
      LOG.error("storing fails, what people send waits: {}", cause.toString());
    }
  }

  synchronized void stored() {
    if (lasts) {
      lasts = false;
      long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - begun);
      LOG.warn("storing works again, after {} s", seconds);
    }
  }
}
