package org.kiezplenum.assembly.floor;

import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.DANA;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.FINN;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.said;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Rules;
import org.kiezplenum.assembly.Ruling;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.floor.order.Order;
import org.kiezplenum.assembly.people.PersonId;

/** A debate under some rule, and who speaks in it. */
public final class Debate {
  public static final Map<PersonId, String> NAMES =
      Map.of(ALI, "Ali", BO, "Bo", CEM, "Cem", DANA, "Dana", EVA, "Eva", FINN, "Finn");

  /** Dana and Eva are on the quoted list. */
  public static final Story DECLARED = ON_ITEM.and(DANA, declare("q")).and(EVA, declare("q"));

  /**
   * Ali, Bo, Cem, Dana, Eva and Finn wait, in this order; Bo has spoken twice, Dana and Finn once,
   * and nobody has spoken since the rule was chosen.
   */
  public static final Story SIX_WAIT = spoke(DECLARED, BO, BO, DANA, FINN);

  /** Long enough to have reached the microphone. */
  private static final int A_SPEECH_SECONDS = 20;

  private Debate() {}

  public static Command declare(String group) {
    return new Command.DeclareGroup(said(group));
  }

  public static Command rules(FloorRules rules) {
    return new Command.SetFloorRules(rules, false);
  }

  public static FloorRules in(Order order) {
    return new FloorRules(order, 180);
  }

  public static FloorRules in(Order order, Lists lists) {
    return new FloorRules(order, 180, lists, null, null, null, null, null, null, null);
  }

  public static Lists quota(Lists.WhenEmpty whenEmpty) {
    return quota(Lists.Turns.LAST, whenEmpty, Lists.USUAL_RUN, false);
  }

  public static Lists quota(
      Lists.Turns turns, Lists.WhenEmpty whenEmpty, int run, boolean firstBefore) {
    return new Lists(Lists.By.GROUP, List.of("q", "o"), "q", turns, whenEmpty, run, firstBefore);
  }

  /** These people have spoken, one after the other. */
  public static Story spoke(Story story, PersonId... people) {
    Story now = story;
    for (PersonId person : people) {
      now = now.and(person, ask());
      EntryId entry = entry(now.state().floor().last());
      now = now.and(MODERATOR, new Command.CallNext(null, entry)).afterSeconds(A_SPEECH_SECONDS);
      now = now.and(MODERATOR, new Command.EndSpeech(entry));
    }
    return now;
  }

  public static Command ask() {
    return new Command.AskToSpeak(EntryKind.CONTRIBUTION, null);
  }

  public static Story asks(Story story, PersonId... people) {
    Story now = story;
    for (PersonId person : people) {
      now = now.and(person, ask());
    }
    return now;
  }

  /** Who waits, in order. */
  public static List<String> waiting(Story story) {
    Floor floor = story.state().floor();
    return floor.queue().stream().map(id -> name(floor.find(id).person())).toList();
  }

  /** Who is called, one after the other, until nobody is or somebody must be asked. */
  public static List<String> called(Story story) {
    List<String> called = new ArrayList<>();
    Story now = story;
    while (true) {
      Floor floor = now.state().floor();
      EntryId follows = floor.speech() == null ? null : floor.speech().entry().id();
      Ruling decided =
          Rules.decide(
              now.state(),
              MODERATOR,
              new Command.CallNext(follows, null),
              new Rules.Circumstances(now.at(), Map.of(), now.texts()::get));
      if (decided instanceof Ruling.Refused refused) {
        called.add(refused.refusal().code().wireName());
        return called;
      }
      now = now.and(MODERATOR, new Command.CallNext(follows, null)).afterSeconds(A_SPEECH_SECONDS);
      called.add(name(now.state().floor().speech().entry().person()));
    }
  }

  private static String name(PersonId person) {
    return NAMES.getOrDefault(person, person.value());
  }
}
