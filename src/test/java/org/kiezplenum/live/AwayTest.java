package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.pause;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.journal.Waiting.until;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.Seeds;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.postgres.PostgresByHand;

/**
 * The database is away in every way it can be. People are told, the watch is told, nothing is
 * acknowledged that is not stored, and all heals without anybody starting anything again.
 */
@Tag("slow")
class AwayTest {
  private static final long SECONDS = Long.getLong("away.seconds", 5);
  private static final int NEIGHBOURS = 10;
  private static final int LOOKS = 20;
  private static final int LOOK_MILLIS = 20;
  private static final long SEED = Seeds.of("crash.seed", 11);

  private static PostgresByHand postgres;
  private static Wire wire;
  private static RealServer server;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @BeforeAll
  static void start() {
    // Its programs are there from then on.
    TestPostgres.address();
    Path folder = Path.of("target", "away-test-" + ProcessHandle.current().pid());
    postgres = PostgresByHand.in(folder, Site.freePort(), "max_connections=40").start();
    wire = new Wire(postgres.address().getPort());
    server = RealServer.onDatabase(postgres.address().setPort(wire.port())).start();
  }

  @AfterAll
  static void stop() {
    server.close();
    wire.close();
    postgres.remove();
  }

  @Test
  void whileItIsFrozen() {
    isAway(postgres::freeze, 1, postgres::thaw);
    isAway(postgres::freeze, SECONDS, postgres::thaw);
  }

  @Test
  void whileTheWayToItIsCut() {
    isAway(wire::isCut, 1, wire::isWell);
    isAway(wire::isCut, SECONDS, wire::isWell);
  }

  @Test
  void whileTheWayToItIsSilent() {
    isAway(wire::fallsSilent, 1, wire::isWell);
    isAway(wire::fallsSilent, SECONDS, wire::isWell);
  }

  @Test
  void whereConnectionsAreForgottenByTheOtherSide() {
    isAway(wire::fallsSilent, 1, wire::isWellForNewOnes);
  }

  @Test
  void whileItIsStopped() {
    isAway(postgres::stop, 1, postgres::start);
  }

  @Test
  void whileOthersHaveAllItsConnections() {
    List<PgConnection> others = new ArrayList<>();
    isAway(
        () -> {
          wire.isCut();
          takeAll(others);
          wire.isWell();
        },
        1,
        () -> others.forEach(other -> result(other.close())));
  }

  /** As PostgreSQL says it when a table cannot grow. */
  @Test
  void whileItSaysThatTheDiskIsFull() {
    sql(
        """
        create function disk_is_full() returns trigger language plpgsql as $$
        begin raise exception 'No space left on device' using errcode = '53100'; end $$\
        """);
    isAway(
        () ->
            sql(
                "create trigger disk_is_full before insert on command execute function"
                    + " disk_is_full()"),
        1,
        () -> sql("drop trigger disk_is_full on command"));
  }

  private void isAway(Runnable breaks, long seconds, Runnable mends) {
    try (Bustle bustle = new Bustle(server, NEIGHBOURS, random.split())) {
      bustle.begin();
      long before = bustle.stored() + 20;
      until(() -> bustle.stored() >= before);
      breaks.run();
      final long broken = System.nanoTime();
      long stored = afterTheLastAnswer(bustle);
      if (seconds > 3) {
        until(() -> bustle.acts().anyMatch(Act::isOpenAsTold));
      }
      until(() -> health() == 503);
      assertThat(server.get("/status", Map.of()).body())
          .contains("kann aber gerade nichts speichern");
      while (System.nanoTime() - broken < TimeUnit.SECONDS.toNanos(seconds)) {
        pause(50);
      }
      long meanwhile = bustle.stored() - stored;
      mends.run();
      final long mended = System.nanoTime();
      until(() -> bustle.stored() > stored + 20);
      until(() -> health() == 200);
      bustle.comesToRest();
      System.out.printf(
          "away for %d s, well again after %d ms%n",
          seconds, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - mended));
      assertThat(meanwhile).as("acknowledged while nothing could be stored").isZero();
      assertThat(server.isAlive()).isTrue();
      Proof.holds(bustle, postgres.address());
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("with -Dcrash.seed=" + SEED + "\n" + server.said(), e);
    }
  }

  /**
   * How much was stored when no answer is on its way any more. Time that this machine stands still
   * is not counted as silence.
   */
  private static long afterTheLastAnswer(Bustle bustle) {
    long stored = bustle.stored();
    for (int silent = 0; silent < LOOKS; silent++) {
      pause(LOOK_MILLIS);
      if (bustle.stored() > stored) {
        stored = bustle.stored();
        silent = 0;
      }
    }
    return stored;
  }

  private static int health() {
    return server.get("/health/ready", Map.of()).status();
  }

  private static void takeAll(List<PgConnection> others) {
    PgConnectOptions address = postgres.address();
    boolean more = true;
    while (more) {
      try {
        others.add(result(PgConnection.connect(TestPostgres.vertx(), address)));
      } catch (RuntimeException full) {
        more = false;
      }
    }
  }

  private static void sql(String sql) {
    result(
        PgConnection.connect(TestPostgres.vertx(), postgres.address())
            .compose(connection -> connection.query(sql).execute().eventually(connection::close)));
  }
}
