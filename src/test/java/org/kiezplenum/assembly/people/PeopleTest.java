package org.kiezplenum.assembly.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.ENDED;
import static org.kiezplenum.assembly.Scenes.FINN;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.PLANNED;
import static org.kiezplenum.assembly.Scenes.PUBLISHED;
import static org.kiezplenum.assembly.Scenes.create;
import static org.kiezplenum.assembly.Scenes.join;
import static org.kiezplenum.assembly.Scenes.ref;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;

/** Who may come in, and what people are called. */
class PeopleTest {
  private static final PersonId NEXT = PersonId.of(8);

  @Test
  void whoComesInGetsTheNextNumber() {
    WordRef name = ref("p8/name", 1, "Gül");

    given(ON_ITEM)
        .when(null, join("Gül"))
        .making(NEXT)
        .saying(name)
        .then(new PeopleEvent.PersonJoined(NEXT, 8, name));
  }

  @Test
  void nobodyNeedsAName() {
    given(ON_ITEM)
        .when(null, join(null))
        .making(NEXT)
        .saying()
        .then(new PeopleEvent.PersonJoined(NEXT, 8, null));
    given(ON_ITEM).when(null, join("")).saying().then(new PeopleEvent.PersonJoined(NEXT, 8, null));
  }

  @Test
  void peopleMayComeInBeforeTheAssemblyOpens() {
    given().and(null, create()).when(null, join("Ali")).making(PersonId.of(1)).isAccepted();
  }

  @Test
  void whoShowsAKeyComesInAsModeration() {
    given(ON_ITEM)
        .when(null, new Command.Join(null, Role.FACILITATOR))
        .then(
            new PeopleEvent.PersonJoined(NEXT, 8, null),
            new PeopleEvent.RoleTaken(NEXT, Role.FACILITATOR));
  }

  @Test
  void afterTheEndOnlyAKeyOpensTheDoor() {
    given(ENDED).when(null, join("Gül")).thenRefused(Refusal.Code.ASSEMBLY_ENDED);
    given(PUBLISHED).when(null, join("Gül")).thenRefused(Refusal.Code.ASSEMBLY_ENDED);
    given(PUBLISHED)
        .when(null, new Command.Join(null, Role.FACILITATOR))
        .isAccepted()
        .when(NEXT, new Command.WithdrawMinutes())
        .then(new AssemblyEvent.MinutesWithdrawn());
  }

  @Test
  void whoIsInMayShowAKeyLater() {
    given(ON_ITEM)
        .when(ALI, new Command.TakeRole(Role.FACILITATOR))
        .then(new PeopleEvent.RoleTaken(ALI, Role.FACILITATOR))
        .when(ALI, new Command.TakeRole(Role.FACILITATOR))
        .thenNothingHappens()
        .when(ALI, new Command.CloseList())
        .isAccepted();
    assertThat(ON_ITEM.state().people().get(ALI).roles()).isEmpty();
  }

  @Test
  void aNewNameIsANewVersionAndNoVersionIsGivenTwice() {
    WordRef second = ref("p2/name", 2, "Ali K.");
    WordRef third = ref("p2/name", 3, "Ali");

    given(ON_ITEM)
        .when(ALI, new Command.ChangeName(said("Ali K.")))
        .saying(second)
        .then(new PeopleEvent.NameChanged(ALI, second))
        .when(ALI, new Command.ChangeName(null))
        .saying()
        .then(new PeopleEvent.NameChanged(ALI, null))
        .when(ALI, new Command.ChangeName(said("Ali")))
        .saying(third)
        .then(new PeopleEvent.NameChanged(ALI, third));
  }

  @Test
  void whoHadNoNameMayTakeOneAndDropIt() {
    WordRef name = ref("p7/name", 1, "Finn");

    given(ON_ITEM)
        .when(FINN, new Command.ChangeName(said("")))
        .thenNothingHappens()
        .when(FINN, new Command.ChangeName(said("Finn")))
        .then(new PeopleEvent.NameChanged(FINN, name))
        .when(FINN, new Command.ChangeName(said("")))
        .saying()
        .then(new PeopleEvent.NameChanged(FINN, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x", // plain letters
        "ü", // a letter with its mark composed
        "x\u0308", // a letter with a mark that has no composed form
        "\uD83D\uDC69\u200D\uD83D\uDCBB", // a woman at a computer
        "\uD83C\uDDE9\uD83C\uDDEA", // the flag of Germany
        "\uD83D\uDC4D\uD83C\uDFFD" // a thumb with a skin tone
      })
  void aNameHasAtMost40CharactersAsAReaderCountsThem(String one) {
    given(ON_ITEM).when(null, join(one.repeat(40))).isAccepted();
    given(ON_ITEM)
        .when(null, join(one.repeat(41)))
        .thenRefused(Refusal.Code.NAME_TOO_LONG, Map.of("n", 40));
    given(ON_ITEM)
        .when(ALI, new Command.ChangeName(said(one.repeat(41))))
        .thenRefused(Refusal.Code.NAME_TOO_LONG, Map.of("n", 40));
    given(ON_ITEM)
        .when(
            MODERATOR, new Command.EnterSpeaker(new Command.Who(null, null, said(one.repeat(41)))))
        .thenRefused(Refusal.Code.NAME_TOO_LONG, Map.of("n", 40));
  }

  @Test
  void aChainOfJoinedSignsIsNoWayAroundTheBound() {
    String chain = "\uD83D\uDC69" + "\u200D\uD83D\uDC69".repeat(500);

    given(ON_ITEM).when(null, join(chain)).thenRefused(Refusal.Code.NAME_TOO_LONG);
  }

  @Test
  void whoTakesPartKeepsTheNumberWithAnotherName() {
    Person ali =
        given(PLANNED).and(ALI, new Command.ChangeName(said("Herr K."))).state().people().get(ALI);

    assertThat(ali.number()).isEqualTo(2);
    assertThat(ali.reach()).isEqualTo(Person.Reach.DEVICE);
  }
}
