package org.kiezplenum.assembly.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.handIn;
import static org.kiezplenum.assembly.Scenes.join;
import static org.kiezplenum.assembly.Scenes.proposal;
import static org.kiezplenum.assembly.Scenes.said;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.ElectorateEvent;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;

/** Whoever is typed is found, wherever they are typed. */
class WhomTest {
  private static final PersonId LEA = PersonId.of(8);
  private static final PersonId NEXT = PersonId.of(9);

  /** Lea Kern has joined by phone; there is an initiative, proxies, a proposal and a roll call. */
  private static final Story EVENING =
      ON_ITEM
          .and(null, join("Lea Kern"))
          .and(MODERATOR, new Command.SetElectorate(Electorate.Rule.LISTED))
          .and(MODERATOR, new Command.GrantVote(new Command.Who(BO, null, null)))
          .and(MODERATOR, new Command.AddInitiative(said("Chor")))
          .and(MODERATOR, new Command.AllowProxies(2))
          .and(ALI, handIn("Bänke"));

  private static final Story CALLED =
      EVENING
          .and(MODERATOR, new Command.GrantVote(new Command.Who(LEA, null, null)))
          .and(
              MODERATOR,
              new Command.OpenPoll(
                  null,
                  said("Sperren wir?"),
                  "simple-majority",
                  List.of(),
                  1,
                  Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME),
                  null));

  private static Command.Who typed(String name) {
    return new Command.Who(null, null, said(name));
  }

  private static Command grant(String name) {
    return new Command.GrantVote(typed(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lea Kern",
        "lea kern",
        "LEA  KERN",
        "Léa Kern",
        " Lea-Kern",
        "LeaKern",
        "lea kern."
      })
  void theOneWhoIsCalledSoIsMeant(String name) {
    EVENING
        .when(MODERATOR, grant(name))
        .making(LEA)
        .then(new ElectorateEvent.VotesGranted(List.of(LEA)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Lea", "Kern", "Lea Kernich", "Leo Kern"})
  void whoeverIsCalledOtherwiseIsSomebodyNew(String name) {
    Story granted = EVENING.when(MODERATOR, grant(name)).making(NEXT).isAccepted();
    assertThat(granted.state().people().get(NEXT).reach()).isEqualTo(Person.Reach.DESK);
  }

  @Test
  void whoIsTypedTwiceIsOne() {
    Story once = EVENING.and(MODERATOR, grant("Frau Nowak"));
    once.when(MODERATOR, grant("frau nowak")).making(NEXT).thenNothingHappens();
    Story asked = once.and(MODERATOR, new Command.EnterSpeaker(typed("Frau Nowak")));
    assertThat(asked.state().floor().find(entry(1)).person()).isEqualTo(NEXT);
    assertThat(once.and(MODERATOR, grant("Anna Weiß")).state().people().last())
        .isEqualTo(
            once.and(MODERATOR, grant("Anna Weiß"))
                .and(MODERATOR, grant("anna weiss"))
                .state()
                .people()
                .last());
  }

  @Test
  void ofSeveralTheDeskSaysWhich() {
    Story two = EVENING.and(null, join("Lea Kern"));
    two.when(MODERATOR, grant("lea kern"))
        .thenRefused(Refusal.Code.SEVERAL_PEOPLE, Map.of("n", "8, 9"));
    two.when(MODERATOR, new Command.GrantVote(new Command.Who(null, 9, null)))
        .making(PersonId.of(9))
        .isAccepted();
  }

  @Test
  void twoMayReallyHaveTheSameName() {
    Command other = new Command.GrantVote(new Command.Who(null, null, said("Lea Kern"), true));
    EVENING.when(MODERATOR, other).making(NEXT).isAccepted();
    EVENING.and(MODERATOR, other).when(MODERATOR, other).making(PersonId.of(10)).isAccepted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"#204", "204", "Karte 204", "karte #204", "Nr. 204", "0204"})
  void aNumberIsANumberHoweverItIsTyped(String number) {
    Story granted = EVENING.and(MODERATOR, grant(number));
    assertThat(granted.state().people().get(NEXT).number()).isEqualTo(204);
    assertThat(granted.state().people().get(NEXT).name()).isNull();
  }

  @Test
  void nobodyHasTheNumberNought() {
    for (String nought : List.of("0", "#0", "00", "Karte 0")) {
      EVENING
          .when(MODERATOR, grant(nought))
          .thenRefused(Refusal.Code.UNKNOWN_NUMBER, Map.of("n", 0));
    }
    EVENING.when(MODERATOR, grant("#57")).thenRefused(Refusal.Code.UNKNOWN_NUMBER, Map.of("n", 57));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "205,206",
        "205, 206 und 207",
        "207-210",
        "207\u2013210",
        "205 206",
        "#205 #206",
        "Karten 205 bis 210",
        "205;206"
      })
  void severalNumbersAtOnceMakeNobody(String numbers) {
    Command asked = new Command.EnterSpeaker(typed(numbers));
    EVENING.when(MODERATOR, asked).thenRefused(Refusal.Code.SEVERAL_NUMBERS);
    Command isNew = new Command.GrantVote(new Command.Who(null, null, said(numbers), true));
    EVENING.when(MODERATOR, isNew).thenRefused(Refusal.Code.SEVERAL_NUMBERS);
  }

  /** Votes are given to a whole list of cards, to all of them or to none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          205,206                   | 205 206
          205, 206 und 207          | 205 206 207
          207-210                   | 207 208 209 210
          210 - 207                 | 207 208 209 210
          Karten 205 bis 207        | 205 206 207
          #205 #206 205             | 205 206
          201-203; 299–300 und 250 | 201 202 203 299 300 250
          """)
  void votesAreGivenToAListOfCards(String typed, String numbers) {
    Story granted = EVENING.and(MODERATOR, grant(typed));
    for (String number : numbers.split(" ")) {
      PersonId person = granted.state().people().numbered(Integer.parseInt(number)).id();
      assertThat(granted.state().electorate().voters()).contains(person);
    }
    assertThat(granted.state().electorate().voters())
        .hasSize(EVENING.state().electorate().voters().size() + numbers.split(" ").length);
    granted.when(MODERATOR, grant(typed)).thenNothingHappens();
  }

  @Test
  void inAListAreThoseWhoAreHereToo() {
    EVENING
        .when(MODERATOR, grant("8, 205"))
        .then(
            new PeopleEvent.PersonEntered(NEXT, 205, null),
            new ElectorateEvent.VotesGranted(List.of(LEA, NEXT)));
  }

  @Test
  void aListIsTakenWholeOrNotAtAll() {
    EVENING
        .when(MODERATOR, grant("205, 57, 206"))
        .thenRefused(Refusal.Code.UNKNOWN_NUMBER, Map.of("n", 57));
    EVENING.when(MODERATOR, grant("201-300")).isAccepted();
    for (String many : List.of("201-301", "1-999999", "1-60-120", "1-60, 100-160")) {
      EVENING
          .when(MODERATOR, grant(many))
          .thenRefused(Refusal.Code.TOO_MANY_NUMBERS, Map.of("n", 100));
    }
  }

  @Test
  void whereNobodyNewCanBeMeantTheDeskIsNotOfferedIt() {
    Command proxy = new Command.GiveProxy(typed("Lea Kern"), new Command.Who(BO, null, null));
    EVENING
        .and(null, join("Lea Kern"))
        .when(MODERATOR, proxy)
        .thenRefused(Refusal.Code.SEVERAL_PEOPLE, Map.of("n", "8, 9", "here", true));
  }

  /** Wherever somebody can be typed. */
  static Stream<Function<Command.Who, Command>> everywhere() {
    return Stream.of(
        Command.GrantVote::new,
        Command.EnterSpeaker::new,
        who -> new Command.SetGroup(who, said("q")),
        who -> new Command.NameDelegate(who, InitiativeId.of(1)),
        who -> new Command.HandInFor(who, (Command.HandInProposal) handIn("Neu")),
        who ->
            new Command.AmendFor(
                who, new Command.AmendProposal(proposal(1), 1, said(""), said("Neu"), null)),
        who -> new Command.MergePeople(ALI, who),
        who -> new Command.GiveProxy(new Command.Who(BO, null, null), who),
        who -> new Command.GiveProxy(who, new Command.Who(BO, null, null)),
        who -> new Command.ObjectToMotion(entry(1), who),
        who -> new Command.AnswerRoll(decision(1), who, "yes"));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void allFindThemInTheSameWay(Function<Command.Who, Command> command) {
    Command.Who known = new Command.Who(LEA, null, null);
    for (Story story : List.of(EVENING, CALLED)) {
      assertThat(story.when(MODERATOR, command.apply(typed("lea kern"))).decided())
          .isEqualTo(story.when(MODERATOR, command.apply(known)).decided());
      story
          .and(null, join("Lea Kern"))
          .when(MODERATOR, command.apply(typed("Lea Kern")))
          .thenRefused(Refusal.Code.SEVERAL_PEOPLE);
      if (command.apply(known) instanceof Command.GrantVote) {
        continue;
      }
      story
          .when(MODERATOR, command.apply(typed("207-210")))
          .thenRefused(Refusal.Code.SEVERAL_NUMBERS);
    }
  }

  @Test
  void aNameThatWasErasedIsNobodys() {
    Story erased =
        new Story(EVENING.state(), EVENING.at(), EVENING.bag(), Map.of(), EVENING.events());
    erased.when(MODERATOR, grant("Lea Kern")).making(NEXT).isAccepted();
  }
}
