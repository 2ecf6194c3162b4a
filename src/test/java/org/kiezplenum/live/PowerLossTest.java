package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.journal.Waiting.until;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.HastyServer;
import org.kiezplenum.Seeds;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.postgres.PostgresByHand;

/**
 * The plug is pulled while people act: server, PostgreSQL and all that was not synced are gone at
 * once. What was acknowledged is there afterwards.
 *
 * <p>And two servers that do not keep their word, to see that the same proof finds them out.
 */
@Tag("slow")
class PowerLossTest {
  private static final int TIMES = Integer.getInteger("power.times", 1);
  private static final int MOST_TRIES = 20;
  private static final int NEIGHBOURS = 15;
  private static final int DISK_MEGABYTES = 700;
  private static final long SEED = Seeds.of("crash.seed", 12);

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void whatWasAcknowledgedSurvivesThePlug() {
    TestPostgres.address();
    RealServer started = null;
    try (LossyDisk disk = LossyDisk.ofMegabytes(DISK_MEGABYTES)) {
      OwnData data = new OwnData(disk.folder().resolve("data"));
      RealServer server = RealServer.onFolder(data.folder());
      started = server;
      // The way to the programs, which everybody else would have unpacked days ago.
      disk.syncs();
      server.start();
      try (Bustle bustle = new Bustle(server, NEIGHBOURS, random.split())) {
        for (int time = 1; time <= TIMES; time++) {
          isBusy(bustle);
          List<ProcessHandle> postgres = data.processes();
          disk.losesPower();
          server.kill();
          kill(postgres);
          disk.comesBack();
          server.start();
          bustle.comesToRest();
          Proof.holds(bustle, data.address());
        }
        System.out.println(TIMES + " times without power: " + bustle.stored() + " acts found");
      } finally {
        server.close();
        kill(data.processes());
      }
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(
          "with -Dcrash.seed=" + SEED + (started == null ? "" : "; " + started.lastWords()), e);
    }
  }

  @Test
  void aPostgresThatDoesNotSyncIsFoundOut() {
    TestPostgres.address();
    try (LossyDisk disk = LossyDisk.ofMegabytes(DISK_MEGABYTES);
        PostgresByHand postgres =
            PostgresByHand.in(disk.folder().resolve("data"), Site.freePort()).start();
        RealServer server = RealServer.onDatabase(postgres.address()).start()) {
      // The server looks when it starts, and does not start on such a one.
      sql(postgres.address(), "alter system set fsync = off");
      sql(postgres.address(), "select pg_reload_conf()");
      until(() -> sql(postgres.address(), "show fsync").equals("off"));
      try (Bustle bustle = new Bustle(server, NEIGHBOURS, random.split())) {
        disk.syncs();
        isBusy(bustle);
        disk.losesPower();
        server.kill();
        postgres.kill();
        bustle.end();
        disk.comesBack();
        Throwable found =
            catchThrowable(() -> {
              postgres.start();
              sql(postgres.address(), "alter system reset fsync");
              sql(postgres.address(), "select pg_reload_conf()");
              until(() -> sql(postgres.address(), "show fsync").equals("on"));
              Proof.holds(bustle, postgres.address());
            });
        System.out.println("fsync off: " + firstLines(found));
        assertThat(found).isNotNull();
      }
    }
  }

  @Test
  void aServerThatAcknowledgesBeforeItHasStoredIsFoundOut() {
    PgConnectOptions address = TestPostgres.address();
    try (RealServer server = RealServer.onDatabase(address).as(HastyServer.class).start();
        Bustle bustle = new Bustle(server, NEIGHBOURS, random.split())) {
      Throwable found = null;
      int tries = 0;
      while (found == null && tries < MOST_TRIES) {
        tries++;
        isBusy(bustle);
        server.kill();
        bustle.end();
        server.start();
        found =
            catchThrowable(() -> {
              bustle.comesToRest();
              Proof.holds(bustle, address);
            });
      }
      System.out.println("acknowledged too soon, try " + tries + ": " + firstLines(found));
      // It also shows too soon: whoever holds what was never stored may never hold what is.
      assertThat(found).isInstanceOf(AssertionError.class);
      assertThat(found.getMessage())
          .containsAnyOf("acknowledged: ", "mine: ", "broke the protocol");
    }
  }

  private void isBusy(Bustle bustle) {
    bustle.begin();
    long enough = bustle.stored() + 30 + random.nextInt(50);
    until(() -> bustle.stored() >= enough);
  }

  private static String sql(PgConnectOptions address, String sql) {
    return result(
        PgConnection.connect(TestPostgres.vertx(), address)
            .compose(connection ->
                connection
                    .query(sql)
                    .execute()
                    .map(rows ->
                        rows.size() == 0 ? "" : String.valueOf(rows.iterator().next().getValue(0)))
                    .eventually(connection::close)));
  }

  private static void kill(List<ProcessHandle> processes) {
    processes.forEach(ProcessHandle::destroyForcibly);
    until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static String firstLines(Throwable found) {
    return Stream.ofNullable(found)
        .flatMap(it -> it.toString().lines())
        .limit(6)
        .toList()
        .toString();
  }
}
