package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.pause;
import static org.kiezplenum.journal.Waiting.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.Seeds;
import org.kiezplenum.journal.TestPostgres;

/**
 * The server, its PostgreSQL or both are killed in the middle of everything. What somebody was told
 * is stored is there, once, and everybody is up to date again without doing anything. A server that
 * died is started by the same command; a PostgreSQL that died alone is the server's business.
 *
 * <p>{@code mvn -Plong-crash test} does it fifty times each; {@code -Dcrash.seed} does the same
 * again, as far as processes can.
 */
@Tag("slow")
class CrashTest {
  private static final int TIMES_EACH = Integer.getInteger("crash.times", 1);
  private static final int NEIGHBOURS = Integer.getInteger("crash.neighbours", 25);
  private static final long SEED = Seeds.of("crash.seed", 15);

  /** Proposals and lines have an end in every assembly. */
  private static final int KILLS_IN_AN_ASSEMBLY = 20;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final OwnData data =
      new OwnData(Path.of("target", "crash-test-" + ProcessHandle.current().pid()));
  private final Map<Victim, List<Long>> untilAllWereBack = new EnumMap<>(Victim.class);
  private long found;

  private enum Victim {
    SERVER,
    POSTGRES,
    BACKEND,
    BOTH;

    boolean isServer() {
      return this == SERVER || this == BOTH;
    }
  }

  @Test
  void whatWasAcknowledgedIsThereOnceWhateverDies() {
    // Made before, so that its programs are unpacked for the server as well.
    TestPostgres.address();
    try (RealServer server = RealServer.onFolder(data.folder()).start()) {
      saysThatSomebodyElseRunsHere(server);
      List<Victim> victims = victims();
      for (int i = 0; i < victims.size(); i += KILLS_IN_AN_ASSEMBLY) {
        int end = Math.min(victims.size(), i + KILLS_IN_AN_ASSEMBLY);
        survive(server, victims.subList(i, end));
      }
      server.terminate();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("with -Dcrash.seed=" + SEED, e);
    }
    data.remove();
    tell();
  }

  private List<Victim> victims() {
    List<Victim> victims = new ArrayList<>();
    for (Victim victim : Victim.values()) {
      victims.addAll(Collections.nCopies(TIMES_EACH, victim));
    }
    Collections.shuffle(victims, new Random(SEED));
    return victims;
  }

  private void survive(RealServer server, List<Victim> victims) {
    long before = 0;
    try (Bustle bustle = new Bustle(server, NEIGHBOURS, random.split())) {
      for (Victim victim : victims) {
        bustle.begin();
        long enough = bustle.stored() + 20 + random.nextInt(80);
        until(() -> bustle.stored() >= enough);
        pause(random.nextLong(30));
        long killed = System.nanoTime();
        kill(victim, server);
        bustle.end();
        if (victim.isServer()) {
          server.start();
        }
        bustle.comesToRest();
        untilAllWereBack
            .computeIfAbsent(victim, it -> new ArrayList<>())
            .add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed));
        assertThat(server.isAlive()).isTrue();
        found += Proof.holds(bustle, data.address()) - before;
        before = bustle.stored();
      }
    }
  }

  private void kill(Victim victim, RealServer server) {
    switch (victim) {
      case SERVER -> server.kill();
      case POSTGRES -> data.postmaster().destroyForcibly();
      case BACKEND -> {
        List<ProcessHandle> backends = data.backends();
        backends.get(random.nextInt(backends.size())).destroyForcibly();
      }
      case BOTH -> {
        data.postmaster().destroyForcibly();
        server.kill();
      }
    }
  }

  private static void saysThatSomebodyElseRunsHere(RealServer server) {
    RealServer second = server.again();
    assertThat(second.end()).isEqualTo(1);
    assertThat(second.said())
        .contains("Kiezplenum is running on these data already.")
        .doesNotContain("Exception");
  }

  private void tell() {
    System.out.println("seed " + SEED + ": " + found + " acknowledged acts found");
    untilAllWereBack.forEach((victim, times) -> {
      Collections.sort(times);
      System.out.printf(
          "%s killed %d times; all up to date again after %d ms (median), %d ms (worst)%n",
          victim, times.size(), times.get(times.size() / 2), times.getLast());
    });
  }
}
