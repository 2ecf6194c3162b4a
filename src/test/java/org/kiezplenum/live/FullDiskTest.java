package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.pause;
import static org.kiezplenum.journal.Waiting.until;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.Seeds;
import org.kiezplenum.journal.TestPostgres;

/**
 * The disk runs full in the middle of an evening, whatever PostgreSQL does about it: people are
 * told, and when somebody has made room everything goes on by itself.
 */
@Tag("slow")
class FullDiskTest {
  private static final int DISK_MEGABYTES = 400;
  private static final int NEIGHBOURS = 15;
  private static final long SEED = Seeds.of("crash.seed", 14);

  @Test
  void whenThereIsRoomAgainAllGoesOn() throws IOException {
    TestPostgres.address();
    try (LossyDisk disk = LossyDisk.ofMegabytes(DISK_MEGABYTES)) {
      OwnData data = new OwnData(disk.folder().resolve("data"));
      try (RealServer server = RealServer.onFolder(data.folder()).start();
          Bustle bustle = new Bustle(server, NEIGHBOURS, new SplittableRandom(SEED))) {
        bustle.begin();
        until(() -> bustle.stored() > 20);
        Path filling = disk.folder().resolve("filling");
        fill(filling);
        until(() -> health(server) == 503);
        until(() -> bustle.acts().anyMatch(Act::isOpenAsTold));
        // A new piece of its log finds no place, which PostgreSQL does not survive.
        PgConnectOptions address = data.address();
        for (int piece = 1; piece <= 2; piece++) {
          endPieceOfLog(address);
        }
        // Longer than it takes to give up and to try again.
        pause(3_000);
        long before = bustle.stored();

        Files.delete(filling);

        until(() -> bustle.stored() > before + 20);
        until(() -> health(server) == 200);
        bustle.comesToRest();
        assertThat(server.isAlive()).isTrue();
        Proof.holds(bustle, data.address());
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("with -Dcrash.seed=" + SEED, e);
      } finally {
        until(() -> data.processes().isEmpty());
      }
    }
  }

  private static void endPieceOfLog(PgConnectOptions address) {
    var _ =
        PgConnection.connect(TestPostgres.vertx(), address)
            .compose(connection ->
                connection
                    .query("select pg_logical_emit_message(false, '', ''), pg_switch_wal()")
                    .execute()
                    .eventually(connection::close))
            .otherwiseEmpty()
            .timeout(5, TimeUnit.SECONDS)
            .otherwiseEmpty()
            .await();
  }

  private static int health(Site server) {
    return server.get("/health/ready", Map.of()).status();
  }

  /** To the last byte, in ever smaller pieces. */
  private static void fill(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int piece = 1 << 20; piece > 0; piece /= 2) {
        writeUntilFull(out, new byte[piece]);
      }
    }
  }

  private static void writeUntilFull(OutputStream out, byte[] piece) {
    try {
      while (true) {
        out.write(piece);
      }
    } catch (IOException full) {
      // That is what it is for.
    }
  }
}
