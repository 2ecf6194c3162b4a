package org.kiezplenum.assembly.floor.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.OTHER_MATTERS;
import static org.kiezplenum.assembly.Scenes.PLAY_STREET;
import static org.kiezplenum.assembly.Scenes.askToSpeak;
import static org.kiezplenum.assembly.Scenes.callAfter;
import static org.kiezplenum.assembly.Scenes.callFirst;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.said;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor.SpeakersList;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;

/** What the desk does with the list: cards, absence, order, handing on to the next item. */
class AtTheDeskTest {
  private static final Story TWO_WAIT = ON_ITEM.and(ALI, askToSpeak()).and(BO, askToSpeak());

  private static Command enter(int number) {
    return new Command.EnterSpeaker(new Command.Who(null, number, null));
  }

  @Test
  void aCardFromTheDoorMakesAPersonTheFirstTimeAndIsThatPersonFromThenOn() {
    Story card =
        ON_ITEM
            .when(MODERATOR, enter(204))
            .then(
                new PeopleEvent.PersonEntered(PersonId.of(8), 204, null),
                new FloorEvent.EntryMade(
                    entry(1), PersonId.of(8), EntryKind.CONTRIBUTION, PLAY_STREET));

    card.and(MODERATOR, callFirst())
        .when(MODERATOR, enter(204))
        .then(
            new FloorEvent.EntryMade(
                entry(2), PersonId.of(8), EntryKind.CONTRIBUTION, PLAY_STREET));
  }

  @Test
  void aPhoneIsEnteredByItsNumber() {
    Story entered = ON_ITEM.and(MODERATOR, enter(2));
    assertThat(entered.state().floor().next().person()).isEqualTo(ALI);
  }

  @Test
  void whoWaitsAlreadyIsAnsweredWithTheirPlace() {
    TWO_WAIT.when(MODERATOR, enter(2)).making(entry(1)).thenNothingHappens();
  }

  @Test
  void aNumberThatNobodyHasIsRefusedUnlessItIsACards() {
    ON_ITEM.when(MODERATOR, enter(150)).thenRefused(Refusal.Code.UNKNOWN_NUMBER, Map.of("n", 150));
    ON_ITEM.when(MODERATOR, enter(301)).thenRefused(Refusal.Code.UNKNOWN_NUMBER);
    ON_ITEM.when(MODERATOR, enter(300)).isAccepted();
  }

  /** Rule R16: the first time to the end, the second time off the list. */
  @Test
  void whoIsNotThereGoesToTheEndAndTheSecondTimeOffTheList() {
    Story once =
        TWO_WAIT
            .and(MODERATOR, callFirst())
            .when(MODERATOR, new Command.NotHere(entry(1)))
            .then(new FloorEvent.SpeakerAbsent(entry(1), false));
    assertThat(once.state().floor().queue()).containsExactly(entry(2), entry(1));
    assertThat(once.state().floor().speech()).isNull();

    Story twice =
        once.and(MODERATOR, callFirst())
            .and(MODERATOR, callAfter(2))
            .when(MODERATOR, new Command.NotHere(entry(1)))
            .then(new FloorEvent.SpeakerAbsent(entry(1), true));
    assertThat(twice.state().floor().queue()).isEmpty();
  }

  @Test
  void theClockStartsByItselfAfterTheWalkAndATapRestartsIt() {
    Story called = TWO_WAIT.and(MODERATOR, callFirst());
    Speech speech = called.state().floor().speech();
    assertThat(speech.spokenMillis(called.at() + 7_000)).isZero();
    assertThat(speech.spokenMillis(called.at() + 18_000)).isEqualTo(10_000);

    Story restarted =
        called.afterSeconds(20).and(MODERATOR, new Command.RestartClock(entry(1))).afterSeconds(3);
    assertThat(restarted.state().floor().speech().spokenMillis(restarted.at())).isEqualTo(3_000);
  }

  @Test
  void aMinuteMoreIsAMinuteMore() {
    Story more =
        TWO_WAIT.and(MODERATOR, callFirst()).and(MODERATOR, new Command.ExtendSpeech(entry(1), 60));
    assertThat(more.state().floor().speech().limitSeconds()).isEqualTo(240);
    more.when(MODERATOR, new Command.ExtendSpeech(entry(1), 0))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE);
  }

  @Test
  void withoutAListNobodyAsksButTheDeskMayStillEnterPeople() {
    Story off = ON_ITEM.and(MODERATOR, new Command.TurnOffList());
    off.when(ALI, askToSpeak()).thenRefused(Refusal.Code.LIST_OFF);
    off.when(MODERATOR, enter(204)).isAccepted();
    assertThat(off.and(MODERATOR, new Command.OpenList()).state().floor().list())
        .isEqualTo(SpeakersList.OPEN);
  }

  @Test
  void anItemMayBePlannedWithoutAList() {
    Story planned = ON_ITEM.and(MODERATOR, new Command.ChangeItem(OTHER_MATTERS, null, null, true));
    assertThat(
            planned
                .and(MODERATOR, new Command.StartItem(OTHER_MATTERS, false))
                .state()
                .floor()
                .list())
        .isEqualTo(SpeakersList.OFF);
  }

  @Test
  void thoseStillWaitingAreTakenAlongIfTheModerationWants() {
    Story along =
        TWO_WAIT
            .when(MODERATOR, new Command.StartItem(OTHER_MATTERS, true))
            .then(
                new AgendaEvent.ItemClosed(PLAY_STREET, List.of()),
                new AgendaEvent.ItemStarted(OTHER_MATTERS, FloorRules.USUAL));
    assertThat(along.state().floor().queue()).containsExactly(entry(1), entry(2));
    along.when(MODERATOR, callFirst()).isAccepted();
  }

  @Test
  void aListKeeperEntersStrikesAndMovesButDoesNotCall() {
    Story keeper = TWO_WAIT.and(CEM, new Command.TakeRole(Role.LIST_KEEPER));
    keeper.when(CEM, enter(204)).isAccepted();
    keeper.when(CEM, new Command.MoveEntry(entry(2), 0)).isAccepted();
    keeper.when(CEM, new Command.StrikeEntry(entry(1))).isAccepted();
    keeper.when(CEM, callFirst()).thenRefused(Refusal.Code.NOT_ALLOWED);
  }

  @Test
  void whoPressedSecondIsToldWhoWasFirst() {
    Story two =
        TWO_WAIT.and(CEM, new Command.TakeRole(Role.FACILITATOR)).and(MODERATOR, callFirst());
    two.when(CEM, callFirst()).thenRefused(Refusal.Code.ALREADY_MOVED_ON, Map.of("by", MODERATOR));
    two.when(MODERATOR, callFirst()).thenRefused(Refusal.Code.ALREADY_MOVED_ON, Map.of());
  }

  @Test
  void theDeskHandsInForSomebodyWithoutAPhone() {
    Story handed =
        ON_ITEM.and(
            MODERATOR,
            new Command.HandInFor(
                new Command.Who(null, 204, null),
                new Command.HandInProposal(said("Bänke"), said("Drei."), null)));
    assertThat(handed.state().proposals().order()).hasSize(1);
    assertThat(handed.state().people().numbered(204)).isNotNull();
  }
}
