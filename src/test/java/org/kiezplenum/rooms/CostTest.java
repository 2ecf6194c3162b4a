package org.kiezplenum.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.said;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.views.OwnView;
import org.kiezplenum.views.Told;
import org.kiezplenum.views.Views;
import org.kiezplenum.views.Views.Audience;

/** What something costs follows from what changes, and not from how many are there. */
class CostTest {
  private static final PersonId DESK = PersonId.of(1);
  private static final int FEW = Integer.getInteger("few", 100);
  private static final int MANY = Integer.getInteger("many", 10_000);
  private static final int PROPOSALS = 200;
  private static final int SUPPORTERS = 500;
  private static final int TIMES = Integer.getInteger("times", 90);

  /** What went through all people took twenty times as long and more. */
  private static final double MOST_TIMES = 5;

  private static final int NEWCOMERS = 5_000;

  /** What held everybody anew in each view held 75 MiB. */
  private static final long MOST_BYTES_OF_VIEWS = 10 << 20;

  @Test
  void whatIsDoneAmongThousandsCostsWhatItCostsAmongHundred() {
    Hall few = new Hall(FEW);
    Hall many = new Hall(MANY - TIMES - 2);
    for (Deed deed : Deed.values()) {
      for (int i = 0; i < TIMES; i++) {
        few.nanos(deed, i);
      }
      List<Long> there = new ArrayList<>();
      List<Long> here = new ArrayList<>();
      for (int i = 0; i < TIMES; i++) {
        there.add(many.nanos(deed, i));
        here.add(few.nanos(deed, i));
      }
      double ratio = (double) median(there) / median(here);
      System.out.printf(
          "%s: %.3f ms among %d, %.3f among %d: %.1f times%n",
          deed, median(here) / 1e6, FEW, median(there) / 1e6, MANY, ratio);
      assertThat(ratio).as("%s", deed).isLessThan(MOST_TIMES);
    }
  }

  @Test
  void theViewsThatAreKeptWhileThousandsComeInShareWhatStayed() {
    Hall hall = new Hall(2);
    Ring ring = new Ring();
    for (int i = 0; i < Ring.MOST_VIEWS; i++) {
      for (int j = 0; j < NEWCOMERS / Ring.MOST_VIEWS; j++) {
        hall.join();
      }
      hall.views = Views.of(hall.told.world, hall.views);
      ring.add(hall.views);
    }
    long all = usedBytes();
    assertThat(ring.at(hall.views.seq())).isSameAs(hall.views);
    ring = new Ring();
    ring.add(hall.views);
    long last = usedBytes();
    assertThat(ring.at(hall.views.seq())).isSameAs(hall.views);
    System.out.printf("the views before the last hold %.1f MiB%n", (all - last) / 1048576.0);
    assertThat(all - last).isLessThan(MOST_BYTES_OF_VIEWS);
  }

  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private static long median(List<Long> nanos) {
    Collections.sort(nanos);
    return nanos.get(nanos.size() / 2);
  }

  private enum Deed {
    JOIN,
    RENAME,
    FIRST_CALL,
    CHECK,
    OWN_VIEW
  }

  /** An assembly in which so many have come in, with the views that are held of it. */
  private static final class Hall {
    private final Told told = new Told();
    private Views views;
    private int last = 1;

    Hall(int people) {
      told.and(null, Scenes.create())
          .and(null, new Command.Join(null, Role.FACILITATOR))
          .and(DESK, Scenes.addItem("Spielstraße", 45))
          .and(DESK, new Command.OpenAssembly())
          .and(DESK, new Command.StartItem(ItemId.of(1), false));
      while (last < people) {
        join();
      }
      for (int i = 0; people > 20 && i < PROPOSALS; i++) {
        told.and(PersonId.of(2 + i % 20), Scenes.handIn("Antrag " + i));
        support(ProposalId.of(1 + i));
      }
      views = Views.of(told.world, null);
    }

    /** As it is replayed, which is quicker. */
    private void join() {
      last++;
      WordRef name = new WordRef("p" + last + "/name", 1, "digest");
      Event event = new PeopleEvent.PersonJoined(PersonId.of(last), last, name);
      told.world =
          told.world.at(
              told.world.seq() + 1,
              told.world.assembly().after(event, told.at, ""),
              told.world.texts().plus(name.key(), "Bernadette Müller-Lüdenscheidt"));
    }

    private void support(ProposalId proposal) {
      var assembly = told.world.assembly();
      for (int i = 0; i < Math.min(SUPPORTERS, last - 1); i++) {
        Event event = new ProposalEvent.ProposalSupported(proposal, PersonId.of(2 + i));
        assembly = assembly.after(event, told.at, "");
      }
      told.world = told.world.at(told.world.seq() + 1, assembly, told.world.texts());
    }

    long nanos(Deed deed, int time) {
      PersonId person = PersonId.of(2 + time % 95);
      long begun = System.nanoTime();
      switch (deed) {
        case JOIN -> {
          told.and(null, Scenes.join("Ali"));
          last++;
        }
        case RENAME -> told.and(person, new Command.ChangeName(said("Mo" + time)));
        case CHECK -> {
          told.and(person, new Command.ChangeName(said("Cem" + time)));
          views = Views.of(told.world, views);
          begun = System.nanoTime();
          told.and(DESK, new Command.ShowName(person));
        }
        case FIRST_CALL -> {
          told.and(person, Scenes.askToSpeak());
          views = Views.of(told.world, views);
          begun = System.nanoTime();
          var speech = told.world.assembly().floor().speech();
          told.and(DESK, new Command.CallNext(speech == null ? null : speech.entry().id(), null));
        }
        case OWN_VIEW -> {
          assertThat(OwnView.of(told.world, person, null).number()).isPositive();
          return System.nanoTime() - begun;
        }
      }
      Views now = Views.of(told.world, views);
      assertThat(Frames.patch(views, now, Audience.DESK).length()).isLessThan(10_000);
      views = now;
      return System.nanoTime() - begun;
    }
  }
}
