package org.kiezplenum.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.journal.ForwardingJournal;
import org.kiezplenum.journal.MemoryJournal;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.journal.TestVertx;
import org.kiezplenum.minutes.Evening;
import org.kiezplenum.minutes.Minutes;
import org.kiezplenum.words.MemoryWords;

/** Minutes are told once, and then only on. */
class HistoriesTest {
  private static final int ASKING = 50;

  private final Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
  private final Counting journal = new Counting();
  private final Histories histories = new Histories(TestVertx.get(), journal, new MemoryWords());

  @Test
  void whoAsksAgainWaitsForWhatHasHappenedSince() {
    items(3);
    Minutes first = minutes();
    int all = journal.read;
    items(2);
    assertThat(minutes()).isEqualTo(fresh()).isNotEqualTo(first);
    assertThat(journal.read - all).isEqualTo(1 + 2);
    assertThat(minutes().items()).hasSize(5);
  }

  @Test
  void allWhoAskAtOnceShareTwoTellings() {
    items(3);
    List<Future<Minutes>> asked =
        IntStream.range(0, ASKING).mapToObj(i -> histories.minutes(evening.id)).toList();
    Set<Minutes> told = new HashSet<>();
    asked.forEach(each -> told.add(result(each)));
    assertThat(told).hasSize(1);
    assertThat(journal.asked).isBetween(1, 2);
  }

  /** After a restore the same numbers may tell of something else. */
  @Test
  void anotherHistoryInThePlaceOfTheKeptOneIsToldFromTheBeginning() {
    items(3);
    minutes();
    List<Recorded> kept = List.copyOf(evening.events);
    evening.events.subList(evening.events.size() - 2, evening.events.size()).clear();
    assertThat(minutes().items()).hasSize(1);
    evening.events.clear();
    evening.events.addAll(kept);
    assertThat(minutes().items()).hasSize(3);
  }

  @Test
  void whatCouldNotBeReadIsToldAnewTheNextTime() {
    items(1);
    minutes();
    items(2);
    journal.fails = true;
    Future<Minutes> failed = histories.minutes(evening.id);
    assertThat(failed.transform(done -> Future.succeededFuture(done.failed())))
        .satisfies(done -> assertThat(result(done)).isTrue());
    journal.fails = false;
    assertThat(minutes()).isEqualTo(fresh());
  }

  private void items(int howMany) {
    for (int i = 0; i < howMany; i++) {
      evening.desk(new Command.AddItem(Evening.say("Punkt"), 5, false));
    }
  }

  private Minutes minutes() {
    return result(histories.minutes(evening.id));
  }

  private Minutes fresh() {
    return Minutes.of(evening.id, evening.events, List.of());
  }

  /** Holds what happened in the evening, and counts the events that are read. */
  private final class Counting extends ForwardingJournal {
    private volatile int read;
    private volatile int asked;
    private volatile boolean fails;

    Counting() {
      super(new MemoryJournal());
    }

    @Override
    public synchronized Future<List<Recorded>> read(AssemblyId assembly, long after, int most) {
      if (fails) {
        return Future.failedFuture("away");
      }
      List<Recorded> found =
          new ArrayList<>(
              evening.events.stream().filter(each -> each.seq() > after).limit(most).toList());
      read += found.size();
      return Future.succeededFuture(found);
    }

    @Override
    public synchronized Future<Map<AssemblyId, Long>> latest(Set<AssemblyId> assemblies) {
      asked++;
      return Future.succeededFuture(Map.of(evening.id, evening.events.getLast().seq()));
    }
  }
}
