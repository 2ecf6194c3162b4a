package org.kiezplenum.journal;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.pubsub.PgChannel;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other processes that an assembly has news, and hears them say so.
 *
 * <p>NOTIFY is never part of an append: it takes a lock that all databases of the server share, and
 * would make every append wait for every other. So it is lossy: a process that dies after its
 * commit wakes nobody.
 */
final class Wakes {
  private static final Logger LOG = LoggerFactory.getLogger(Wakes.class);
  private static final String CHANNEL = "kiezplenum_news";
  private static final long NOTIFY_EVERY_MILLIS = 20;
  private static final long RECONNECT_FIRST_MILLIS = 100;
  private static final long RECONNECT_MOST_MILLIS = 2_000;

  private final Database database;
  private final Vertx vertx;
  private final List<Consumer<Optional<AssemblyId>>> followers = new CopyOnWriteArrayList<>();

  private final Set<String> news = new HashSet<>();
  private boolean resting;
  private @Nullable Ear ear;

  Wakes(Database database) {
    this.database = database;
    this.vertx = database.vertx();
  }

  /** Says at once, or with the next ones when it has just been said, that there is news. */
  void tell(AssemblyId assembly) {
    synchronized (this) {
      news.add(assembly.value());
      if (resting) {
        return;
      }
      resting = true;
    }
    send();
  }

  private void send() {
    String[] told;
    synchronized (this) {
      if (news.isEmpty()) {
        resting = false;
        return;
      }
      told = news.toArray(String[]::new);
      news.clear();
    }
    vertx.setTimer(NOTIFY_EVERY_MILLIS, rested -> send());
    // A wake-up may be lost in a crash, so it need not wait for the disk.
    database
        .pool()
        .preparedQuery(
            """
            select set_config('synchronous_commit', 'off', true), pg_notify($1, assembly)
            from unnest($2::text[]) as told (assembly)\
            """)
        .execute(Tuple.of(CHANNEL).addArrayOfString(told))
        .onFailure(e -> LOG.debug("wake-up lost", e));
  }

  Runnable follow(Consumer<Optional<AssemblyId>> woken) {
    synchronized (this) {
      followers.add(woken);
      if (ear == null) {
        ear = new Ear();
        ear.listen(0);
      }
    }
    return () -> stopFollowing(woken);
  }

  private void stopFollowing(Consumer<Optional<AssemblyId>> woken) {
    synchronized (this) {
      followers.remove(woken);
      if (ear != null && followers.isEmpty()) {
        ear.close();
        ear = null;
      }
    }
  }

  /** One connection that listens, and its successors; open while anybody follows. */
  private final class Ear {
    private PgSubscriber subscriber = subscriber();
    private boolean closed;

    private PgSubscriber subscriber() {
      PgSubscriber made = PgSubscriber.subscriber(vertx, database.options());
      made.reconnectPolicy(Wakes::pauseMillis);
      PgChannel channel = made.channel(CHANNEL);
      // Also after every reconnect, when nobody knows what was said meanwhile.
      channel.subscribeHandler(listens -> wake(Optional.empty()));
      channel.handler(assembly -> wake(Optional.of(new AssemblyId(assembly))));
      return made;
    }

    synchronized void listen(int attempt) {
      if (closed) {
        return;
      }
      // The subscriber repeats for a connection that once stood; the first is ours to repeat.
      subscriber
          .connect()
          .onSuccess(listens -> closeIfLate())
          .onFailure(e -> {
            LOG.warn("cannot listen for news yet: {}", e.getMessage());
            vertx.setTimer(pauseMillis(attempt), rested -> again(attempt + 1));
          });
    }

    /** A connection that came about after the end is not the subscriber's to close any more. */
    private synchronized void closeIfLate() {
      PgConnection connection = subscriber.actualConnection();
      if (closed && connection != null) {
        connection.close().onFailure(e -> LOG.debug("the listener was gone already", e));
      }
    }

    private synchronized void again(int attempt) {
      subscriber = subscriber();
      listen(attempt);
    }

    synchronized void close() {
      closed = true;
      subscriber.close().onFailure(e -> LOG.debug("the listener was gone already", e));
    }
  }

  private static long pauseMillis(int attempt) {
    return Math.min(RECONNECT_MOST_MILLIS, RECONNECT_FIRST_MILLIS << Math.min(attempt, 10));
  }

  private void wake(Optional<AssemblyId> assembly) {
    for (Consumer<Optional<AssemblyId>> follower : followers) {
      try {
        follower.accept(assembly);
      } catch (RuntimeException e) {
        LOG.error("a follower of the journal failed", e);
      }
    }
  }
}
