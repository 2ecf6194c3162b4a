package org.kiezplenum.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.journal.Waiting.until;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.journal.ForwardingJournal;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.MemoryJournal;
import org.kiezplenum.journal.TestVertx;
import org.kiezplenum.urn.MemoryUrn;
import org.kiezplenum.words.MemoryWords;

/** What rooms cost in which nothing happens. */
class QuietRoomsTest {
  private static final int ROOMS = 30;
  private static final int QUESTIONS = 3;

  private final CountingJournal journal = new CountingJournal(new MemoryJournal());

  /** Each question is for all of them, and no room asks by itself. */
  @Test
  void manyQuietRoomsAskAsOftenAsOne() {
    Rooms rooms =
        new Rooms(
            TestVertx.get(), new Stores(journal, new MemoryWords(), new MemoryUrn()), () -> {});
    try {
      for (int room = 0; room < ROOMS; room++) {
        result(rooms.create(new NewAssembly(Scenes.said("Plenum"), "2026-03-07", "18:30", null)));
      }
      journal.asked.clear();
      until(() -> journal.asked.size() >= QUESTIONS);
      assertThat(List.copyOf(journal.asked)).allMatch(asked -> asked == ROOMS);
    } finally {
      result(rooms.stop());
    }
  }

  private static final class CountingJournal extends ForwardingJournal {
    private final List<Integer> asked = new CopyOnWriteArrayList<>();

    CountingJournal(Journal journal) {
      super(journal);
    }

    @Override
    public Future<Map<AssemblyId, Long>> latest(Set<AssemblyId> assemblies) {
      asked.add(assemblies.size());
      return super.latest(assemblies);
    }
  }
}
