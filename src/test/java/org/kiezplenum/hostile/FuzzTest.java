package org.kiezplenum.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.until;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.Seeds;
import org.kiezplenum.hostile.Play.Problem;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.live.RealServer;

/**
 * Whatever is sent: it is answered with no 5xx or it ends the connection, nothing is complained of
 * in the log, nothing is kept, and in the assembly next door nobody notices.
 *
 * <p>Every case comes from a seed, which is the same in every build. A failure says which, and
 * {@code -Dseed=} plays it again. {@code mvn -Plong-fuzz test} plays a million others.
 */
@Tag("slow")
class FuzzTest {
  /** Less than would be kept if a hundredth of all cases left a kilobyte each. */
  private static final long GROWTH_BYTES = 24L << 20;

  /** What is written to the log comes a little later than the answer. */
  private static final long LOG_MILLIS = 60;

  private static final long KNOWN_SEED = 2_700;

  private static final int MORE_THREADS = 40;
  private static final int MORE_FILES = 50;

  private final long cases = Long.getLong("fuzz.cases", 4_000);
  private String sought;
  private RealServer server;
  private Watched watched;

  @BeforeEach
  void start() {
    server = RealServer.onDatabase(TestPostgres.address()).start();
    watched = new Watched(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whateverIsSentIsWithstood() throws InterruptedException, IOException {
    long seed = Seeds.of("seed", KNOWN_SEED);
    System.out.println("fuzz: -Dseed=" + seed);
    long played = 0;
    try (Honest honest = new Honest(server);
        HalfOpen half = new HalfOpen(server)) {
      // Whatever is made once, on first use, is there after this.
      check(new Batch(server, Dice.mixed(seed, -1)), Dice.mixed(seed, -1));
      long heap = watched.heap();
      int threads = watched.threads();
      int open = watched.open();
      long begun = System.nanoTime();
      while (played < cases) {
        check(new Batch(server, seed), seed);
        played += (long) Batch.SESSIONS * Batch.ATTACKS;
        seed = Dice.mixed(seed, 0);
      }
      double took = (System.nanoTime() - begun) / 1e9;
      half.check();
      until(() -> watched.open() <= open + MORE_FILES);
      long kept = watched.heap();
      System.out.printf(
          "fuzz: %d cases, %.0f a second; heap %d KiB before, %d KiB after; %d half open; %d"
              + " threads, %d; %s%n",
          played,
          played / took,
          heap >> 10,
          kept >> 10,
          half.size(),
          threads,
          watched.threads(),
          honest.tell());
      assertThat(kept - heap).as("bytes that are kept").isLessThan(GROWTH_BYTES);
      assertThat(watched.threads()).isLessThan(threads + MORE_THREADS);
    }
    assertThat(watched.complaints()).isEmpty();
    assertThat(server.terminate()).isIn(0, 143);
    assertThat(watched.complaints()).as("what it said at its end").isEmpty();
  }

  private void check(Batch batch, long seed) throws InterruptedException {
    Problem found = batch.play();
    Thread.sleep(LOG_MILLIS);
    List<String> complaints = watched.complaints();
    if (found == null && complaints.isEmpty()) {
      return;
    }
    String what =
        "-Dseed="
            + seed
            + " "
            + (found == null ? "" : found)
            + "\n"
            + String.join("\n", complaints.subList(0, Math.min(60, complaints.size())));
    System.out.println("fuzz: a problem, which is made smaller now: " + what);
    sought = kind(found, complaints);
    Batch.Session guilty = batch.guilty(this::isWrong);
    throw new AssertionError(
        what + "\n" + (guilty == null ? "not found in any single session" : told(batch, guilty)));
  }

  private String told(Batch batch, Batch.Session guilty) {
    return "session %d, cases from %d, seat %d:\n%s"
        .formatted(
            guilty.number(),
            guilty.number() * Batch.ATTACKS,
            guilty.seat(),
            batch.smallest(guilty, this::isWrong));
  }

  /** One problem is not to be taken for another while it is made smaller. */
  private static String kind(Problem problem, List<String> complaints) {
    String said =
        complaints.isEmpty()
            ? problem == null ? "" : problem.what()
            : complaints.getFirst().replaceFirst("^[0-9:. ]+", "");
    return said.substring(0, Math.min(30, said.length()));
  }

  private boolean isWrong(Problem problem) {
    try {
      Thread.sleep(LOG_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return kind(problem, watched.complaints()).equals(sought);
  }
}
