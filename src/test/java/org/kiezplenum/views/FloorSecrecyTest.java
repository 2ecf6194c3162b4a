package org.kiezplenum.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.Rules;
import org.kiezplenum.assembly.Ruling;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.floor.order.Order;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.told.WireForm;
import org.pcollections.HashTreePMap;

/**
 * Nobody's list can be read from what others receive: two assemblies in which everybody is on the
 * other list look the same to all for as long as people wait in the same order.
 */
class FloorSecrecyTest {
  private static final int SEEDS = 400;
  private static final int ACTS = 30;
  private static final List<PersonId> PEOPLE =
      List.of(Scenes.ALI, Scenes.BO, Scenes.CEM, Scenes.DANA, Scenes.EVA, Scenes.FINN);

  @Test
  void whoeverSwapsAllListsSeesTheSame() {
    int compared = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      compared += compare(new SplittableRandom(seed), seed);
    }
    assertThat(compared).isGreaterThan(SEEDS * 5);
  }

  private static int compare(SplittableRandom random, int seed) {
    FloorRules rules = rules(random);
    Story one = Scenes.ON_ITEM.and(Scenes.MODERATOR, new Command.SetFloorRules(rules, false));
    Story other = one;
    int compared = 0;
    for (int i = 0; i < ACTS; i++) {
      PersonId person = PEOPLE.get(random.nextInt(PEOPLE.size()));
      boolean quoted = random.nextBoolean();
      PersonId by = person;
      Command command = Scenes.askToSpeak();
      Command swapped = command;
      switch (random.nextInt(4)) {
        case 0 -> {
          command = new Command.DeclareGroup(Scenes.said(quoted ? Lists.QUOTED : Lists.OPEN));
          swapped = new Command.DeclareGroup(Scenes.said(quoted ? Lists.OPEN : Lists.QUOTED));
        }
        case 1 -> {
          by = Scenes.MODERATOR;
          command = call(one);
          swapped = command;
        }
        default -> {}
      }
      Story next = after(one, by, command);
      Story nextOther = after(other, by, swapped);
      if (next == null || nextOther == null) {
        if ((next == null) != (nextOther == null)) {
          break;
        }
        continue;
      }
      one = next;
      other = nextOther;
      if (!one.state().floor().queue().equals(other.state().floor().queue())) {
        break;
      }
      assertThat(kinds(one)).as("seed %d", seed).isEqualTo(kinds(other));
      isTheSame(one, other, seed);
      compared++;
    }
    return compared;
  }

  private static FloorRules rules(SplittableRandom random) {
    Order order = Order.values()[random.nextInt(Order.values().length)];
    Lists.Turns turns = Lists.Turns.values()[random.nextInt(Lists.Turns.values().length)];
    Lists lists =
        new Lists(
            Lists.By.GROUP,
            Lists.QUOTA.keys(),
            Lists.QUOTED,
            turns,
            Lists.WhenEmpty.CONTINUE,
            Lists.USUAL_RUN,
            random.nextBoolean());
    return new FloorRules(order, 180, lists, null, null, null, null, null, null, null);
  }

  private static Command call(Story story) {
    Speech speech = story.state().floor().speech();
    EntryId follows = speech == null ? null : speech.entry().id();
    return new Command.CallNext(follows, null);
  }

  private static @Nullable Story after(Story story, PersonId by, Command command) {
    Ruling decided =
        Rules.decide(
            story.state(),
            by,
            command,
            new Rules.Circumstances(story.at(), story.bag(), story.texts()::get));
    return decided instanceof Ruling.Accepted ? story.and(by, command) : null;
  }

  /** What happened, but for the digests of words, which nobody is sent. */
  private static List<Object> kinds(Story story) {
    List<Object> kinds = new ArrayList<>();
    for (Event event : story.events()) {
      kinds.add(event instanceof PeopleEvent.GroupDeclared declared ? declared.person() : event);
    }
    return kinds;
  }

  private static void isTheSame(Story one, Story other, int seed) {
    World world = world(one);
    World swapped = world(other);
    Views views = Views.of(world, null);
    Views swappedViews = Views.of(swapped, null);
    assertThat(Told.json(views.common()))
        .as("seed %d", seed)
        .isEqualTo(Told.json(swappedViews.common()));
    assertThat(Told.json(views.desk()))
        .as("seed %d", seed)
        .isEqualTo(Told.json(swappedViews.desk()));
    for (PersonId person : PEOPLE) {
      assertThat(own(world, person)).as("seed %d", seed).isEqualTo(own(swapped, person));
    }
  }

  private static Map<String, Object> own(World world, PersonId person) {
    Map<String, Object> own = new LinkedHashMap<>(WireForm.of(OwnView.of(world, person, null)));
    own.remove("group");
    return Collections.unmodifiableMap(own);
  }

  private static World world(Story story) {
    return new World(
        new AssemblyId("abcdefghijklmnop"),
        story.events().size(),
        story.state(),
        HashTreePMap.from(story.texts()));
  }
}
