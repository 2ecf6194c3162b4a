package org.kiezplenum.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.floor.order.Order;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;

/** Hundreds wait, under any rule, and one more asks to speak: that costs little. */
class LongQueueTest {
  private static final PersonId DESK = PersonId.of(1);
  private static final int PEOPLE = 500;
  private static final int NEWCOMERS = 100;
  private static final int SPOKE = 40;

  static Stream<FloorRules> rules() {
    return Stream.of(Order.values())
        .flatMap(order ->
            Stream.of(null, Lists.QUOTA)
                .map(lists ->
                    new FloorRules(order, 180, lists, null, null, null, null, null, null, null)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aNewcomerAnywhereCostsLessThanThreeHundredBytes(FloorRules rules) {
    SplittableRandom random = new SplittableRandom(500);
    Told told = hall(rules, random);
    Views last = Views.of(told.world, null);
    List<Long> nanos = new ArrayList<>();
    int longest = 0;
    int widest = 0;
    int moved = 0;
    for (int i = 0; i < NEWCOMERS; i++) {
      PersonId newcomer = PersonId.of(2 + PEOPLE - NEWCOMERS + i);
      List<EntryId> before = told.world.assembly().floor().queue();
      long begun = System.nanoTime();
      told.and(newcomer, Scenes.askToSpeak());
      Views now = Views.of(told.world, last);
      var operations = Difference.between(last.common(), now.common());
      int bytes = frame(operations).toBuffer().length();
      nanos.add(System.nanoTime() - begun);
      if (moves(told, before, newcomer)) {
        moved++;
        widest = Math.max(widest, bytes);
      } else {
        longest = Math.max(longest, bytes);
      }
      assertThat(frame(Difference.between(last.desk(), now.desk())).toBuffer().length())
          .isLessThan(300);
      last = now;
    }
    Collections.sort(nanos);
    System.out.printf(
        "%d wait, %s%s: a newcomer costs %.2f ms (median), at most %d bytes; %d of %d moved others,"
            + " at most %d bytes%n",
        told.world.assembly().floor().queue().size(),
        rules.order().wireName(),
        rules.lists() == null ? "" : " by lists",
        nanos.get(NEWCOMERS / 2) / 1e6,
        longest,
        moved,
        NEWCOMERS,
        widest);
    assertThat(longest).isBetween(1, 299);
    assertThat(moved == 0 || rules.lists() != null).isTrue();
    assertThat(widest).isLessThan(PEOPLE * 8);
  }

  /**
   * Where lists take turns, whoever goes before others of the same list moves each of them two
   * places on. Nothing shorter than the new order tells that without telling who is on which list.
   */
  private static boolean moves(Told told, List<EntryId> before, PersonId newcomer) {
    var floor = told.world.assembly().floor();
    return !floor.queue().stream()
        .filter(entry -> !floor.find(entry).person().equals(newcomer))
        .toList()
        .equals(before);
  }

  private static JsonObject frame(Object operations) {
    return new JsonObject()
        .put("from", 123456)
        .put("seq", 123457)
        .put("patch", new JsonObject().put("public", operations));
  }

  /** All but the newcomers wait; some have spoken, and everybody is on one of two lists. */
  private static Told hall(FloorRules rules, SplittableRandom random) {
    Told told = new Told();
    told.and(null, Scenes.create())
        .and(null, new Command.Join(null, Role.FACILITATOR))
        .and(DESK, Scenes.addItem("Spielstraße", 45))
        .and(DESK, new Command.OpenAssembly())
        .and(DESK, new Command.StartItem(ItemId.of(1), false))
        .and(DESK, new Command.SetFloorRules(rules, false));
    for (int i = 0; i < PEOPLE; i++) {
      told.and(null, Scenes.join("Bernadette Müller-Lüdenscheidt"));
      String list = random.nextBoolean() ? Lists.QUOTED : Lists.OPEN;
      told.and(PersonId.of(2 + i), new Command.DeclareGroup(Scenes.said(list)));
    }
    for (int i = 0; i < SPOKE; i++) {
      told.and(PersonId.of(2 + random.nextInt(PEOPLE)), Scenes.askToSpeak());
      var speech = told.world.assembly().floor().speech();
      told.and(DESK, new Command.CallNext(speech == null ? null : speech.entry().id(), null));
    }
    for (int i = 0; i < PEOPLE - NEWCOMERS; i++) {
      told.tries(PersonId.of(2 + i), Scenes.askToSpeak(), Map.of());
    }
    return told;
  }
}
