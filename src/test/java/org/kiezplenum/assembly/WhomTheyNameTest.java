package org.kiezplenum.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.DANA;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.FINN;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Scenes.vote;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Choice;

/**
 * Every command, sent by everybody, about everybody: oneself, somebody weaker, somebody stronger,
 * and a second phone of one's own. Whatever is accepted, no seat has a role by it, and no vote that
 * whoever sent it could not have given openly.
 */
class WhomTheyNameTest {
  private static final PersonId KEEPER = ALI;
  private static final PersonId WRITER = BO;
  private static final PersonId SECOND_PHONE = CEM;
  private static final PersonId WEAKER = DANA;
  private static final PersonId DELEGATE = EVA;
  private static final PersonId PARTICIPANT = FINN;

  private static final List<PersonId> SENDERS = List.of(PARTICIPANT, WRITER, KEEPER, MODERATOR);
  private static final List<PersonId> ALL =
      List.of(MODERATOR, KEEPER, WRITER, SECOND_PHONE, WEAKER, DELEGATE, PARTICIPANT);

  private static final Story EVENING =
      ON_ITEM
          .and(KEEPER, new Command.TakeRole(Role.LIST_KEEPER))
          .and(WRITER, new Command.TakeRole(Role.MINUTE_TAKER))
          .and(MODERATOR, new Command.SetElectorate(Electorate.Rule.LISTED))
          .and(MODERATOR, new Command.GrantVote(who(MODERATOR)))
          .and(MODERATOR, new Command.GrantVote(who(WEAKER)))
          .and(MODERATOR, new Command.GrantVote(who(DELEGATE)))
          .and(MODERATOR, new Command.AddInitiative(said("Chor")))
          .and(MODERATOR, new Command.NameDelegate(who(DELEGATE), InitiativeId.of(1)))
          .and(MODERATOR, new Command.AllowProxies(2))
          .and(MODERATOR, new Command.GiveProxy(who(DELEGATE), who(WEAKER)))
          .and(DELEGATE, Scenes.handIn("Bänke"));

  private static final Story VOTING =
      EVENING.and(MODERATOR, ask("Sperren wir?")).and(WEAKER, vote(decision(1), Choice.YES));

  private static final Story CALLED_BY_NAME =
      EVENING
          .and(
              MODERATOR,
              new Command.OpenPoll(
                  null,
                  said("Sperren wir?"),
                  "simple-majority",
                  List.of(),
                  1,
                  Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME),
                  null))
          .and(MODERATOR, new Command.AnswerRoll(decision(1), who(WEAKER), "yes"));

  private static final Story ON_A_MOTION =
      EVENING
          .and(
              PARTICIPANT,
              new Command.AskToSpeak(
                  EntryKind.POINT_OF_ORDER, null, null, MotionKind.CLOSE_LIST, null))
          .and(MODERATOR, Scenes.callFirst());

  private static Command.Who who(PersonId person) {
    return new Command.Who(person, null, null);
  }

  static Stream<Command> sent() {
    return PermissionTest.ALL.stream().filter(command -> !(command instanceof Command.FromTheEdge));
  }

  @ParameterizedTest
  @MethodSource("sent")
  void noSeatGainsWhatTheSenderCouldNotGiveOpenly(Command command) {
    int accepted = 0;
    for (Story story : List.of(EVENING, VOTING, CALLED_BY_NAME, ON_A_MOTION)) {
      for (PersonId by : SENDERS) {
        for (Command about : about(command)) {
          if (story.when(by, about).decided() instanceof Ruling.Accepted) {
            compare(story, by, about, story.and(by, about));
            accepted++;
          }
        }
      }
    }
    assertThat(accepted > 0 || about(command).size() == 1)
        .as("%s names somebody, and is accepted from somebody", command)
        .isTrue();
  }

  private static void compare(Story before, PersonId by, Command about, Story after) {
    for (PersonId seat : ALL) {
      assertThat(roles(after, seat))
          .as("%s sends %s: the roles of %s", by, about, seat)
          .isSubsetOf(roles(before, seat));
      if (mayVote(after, seat) && !mayVote(before, seat)) {
        assertThat(before.when(by, new Command.GrantVote(who(seat))).decided())
            .as("%s sends %s: the vote of %s", by, about, seat)
            .isInstanceOf(Ruling.Accepted.class);
      }
      assertThat(held(after, seat))
          .as("%s sends %s: whom %s votes for", by, about, seat)
          .matches(held -> held <= held(before, seat) || mayGiveProxies(before, by));
    }
  }

  private static boolean mayGiveProxies(Story before, PersonId by) {
    return before.when(by, new Command.GiveProxy(who(MODERATOR), who(WEAKER))).decided()
        instanceof Ruling.Accepted;
  }

  private static Set<Role> roles(Story story, PersonId seat) {
    Person sits = story.state().people().sitting(seat);
    return sits == null ? Set.of() : sits.roles();
  }

  private static boolean mayVote(Story story, PersonId seat) {
    Person sits = story.state().people().sitting(seat);
    return sits != null && story.state().electorate().mayVote(sits.id());
  }

  private static int held(Story story, PersonId seat) {
    Person sits = story.state().people().sitting(seat);
    return sits == null
        ? 0
        : story.state().electorate().proxies().heldBy(sits.id(), story.state()::mayBeRepresented);
  }

  /** The same command about everybody, in every combination and in every way of naming them. */
  private static List<Command> about(Command command) {
    List<Object[]> all = List.<Object[]>of(new Object[0]);
    for (RecordComponent component : command.getClass().getRecordComponents()) {
      List<Object[]> more = new ArrayList<>();
      for (Object[] values : all) {
        named(component, command).forEach(value -> more.add(with(values, value)));
      }
      all = more;
    }
    return all.stream().map(values -> (Command) made(command.getClass(), values)).toList();
  }

  private static Object[] with(Object[] values, Object value) {
    Object[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = value;
    return longer;
  }

  private static Stream<?> named(RecordComponent component, Command command) {
    if (component.getType() == PersonId.class) {
      return ALL.stream();
    }
    if (component.getType() == Command.Who.class) {
      return ALL.stream()
          .flatMap(person ->
              Stream.of(
                  who(person),
                  new Command.Who(null, EVENING.state().people().get(person).number(), null)));
    }
    try {
      return Stream.of(new Object[] {component.getAccessor().invoke(command)});
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object made(Class<?> type, Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** What the walk above goes over: nothing that names somebody is left out of it. */
  @Test
  void everyCommandThatNamesSomebodyIsTried() {
    Set<String> naming =
        sent()
            .filter(command -> about(command).size() > 1)
            .map(command -> command.getClass().getSimpleName())
            .collect(Collectors.toSet());
    assertThat(naming)
        .contains(
            "MergePeople",
            "RevokeRole",
            "GrantVote",
            "WithdrawVote",
            "NameDelegate",
            "DismissDelegate",
            "GiveProxy",
            "EndProxy",
            "AnswerRoll",
            "WithdrawAnswer",
            "EnterSpeaker",
            "SetGroup",
            "HandInFor",
            "AmendFor",
            "RenamePerson",
            "HideName",
            "ShowName",
            "ObjectToMotion",
            "CallToOrder",
            "LiftOrderCall")
        .hasSize(20);
  }

  /** Who may be merged into whom by whom, said once in full. */
  @Test
  void whoeverKeepsTheListMergesOnlyBelowThemselves() {
    Map<PersonId, Boolean> into =
        Map.of(KEEPER, true, WRITER, false, MODERATOR, false, WEAKER, true, PARTICIPANT, true);
    into.forEach((target, isAllowed) -> {
      Ruling decided = EVENING.when(KEEPER, Scenes.mergePeople(SECOND_PHONE, target)).decided();
      assertThat(decided instanceof Ruling.Accepted).as("into %s", target).isEqualTo(isAllowed);
    });
    for (PersonId stronger : List.of(MODERATOR, WRITER, KEEPER)) {
      EVENING
          .when(KEEPER, Scenes.mergePeople(stronger, SECOND_PHONE))
          .thenRefused(Refusal.Code.HAS_A_ROLE);
    }
  }
}
