package org.kiezplenum.assembly.floor.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.DANA;
import static org.kiezplenum.assembly.Scenes.ENDED;
import static org.kiezplenum.assembly.Scenes.EVA;
import static org.kiezplenum.assembly.Scenes.FINN;
import static org.kiezplenum.assembly.Scenes.LIVE;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.OTHER_MATTERS;
import static org.kiezplenum.assembly.Scenes.PLANNED;
import static org.kiezplenum.assembly.Scenes.PLAY_STREET;
import static org.kiezplenum.assembly.Scenes.WELCOME;
import static org.kiezplenum.assembly.Scenes.askToSpeak;
import static org.kiezplenum.assembly.Scenes.callAfter;
import static org.kiezplenum.assembly.Scenes.callFirst;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.ref;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.PersonId;

/** Who waits, in which order, and who is called. */
class SpeakersListTest {
  private static final PersonId ENTERED = PersonId.of(8);

  @Test
  void askingToSpeakMakesAnEntryInTheCurrentItem() {
    given(ON_ITEM).when(ALI, askToSpeak()).making(entry(1)).then(made(1, ALI));
  }

  @Test
  void whoAskedFirstIsCalledFirst() {
    Story story = given(ON_ITEM);
    for (PersonId person : List.of(ALI, BO, CEM, DANA, EVA, FINN)) {
      story = story.and(person, askToSpeak());
    }
    List<PersonId> called = new ArrayList<>();
    while (story.state().floor().next() != null) {
      Speech before = story.state().floor().speech();
      story =
          story.and(
              MODERATOR, new Command.CallNext(before == null ? null : before.entry().id(), null));
      called.add(story.state().floor().speech().entry().person());
    }

    assertThat(called).containsExactly(ALI, BO, CEM, DANA, EVA, FINN);
  }

  @Test
  void askingTwiceIsAnsweredWithTheEntryThereIs() {
    given(ON_ITEM)
        .and(ALI, askToSpeak())
        .and(BO, askToSpeak())
        .when(ALI, askToSpeak())
        .making(entry(1))
        .thenNothingHappens();
  }

  @Test
  void whoSpeaksMayAskAgainAndIsThenLast() {
    given(ON_ITEM)
        .and(ALI, askToSpeak())
        .and(BO, askToSpeak())
        .and(MODERATOR, callFirst())
        .when(ALI, askToSpeak())
        .making(entry(3))
        .then(made(3, ALI))
        .afterSeconds(10)
        .when(MODERATOR, callAfter(1))
        .then(
            new FloorEvent.SpeechEnded(entry(1), 2_000),
            new FloorEvent.SpeakerCalled(entry(2), 180, 8, entry(1)));
  }

  @Test
  void nobodyAsksToSpeakWithoutACurrentItem() {
    given(PLANNED).when(ALI, askToSpeak()).thenRefused(Refusal.Code.ASSEMBLY_NOT_OPEN);
    given(LIVE).when(ALI, askToSpeak()).thenRefused(Refusal.Code.NO_CURRENT_ITEM);
    given(ENDED).when(ALI, askToSpeak()).thenRefused(Refusal.Code.ASSEMBLY_ENDED);
    given(PLANNED).when(MODERATOR, enter("Frau Öz")).thenRefused(Refusal.Code.ASSEMBLY_NOT_OPEN);
    given(LIVE).when(MODERATOR, enter("Frau Öz")).thenRefused(Refusal.Code.NO_CURRENT_ITEM);
    given(ENDED).when(MODERATOR, enter("Frau Öz")).thenRefused(Refusal.Code.ASSEMBLY_ENDED);
  }

  @Test
  void anItemCanBeCurrentWhileTheOneBeforeNeverStarted() {
    given(LIVE)
        .and(MODERATOR, new Command.StartItem(OTHER_MATTERS, false))
        .when(ALI, askToSpeak())
        .then(new FloorEvent.EntryMade(entry(1), ALI, EntryKind.CONTRIBUTION, OTHER_MATTERS))
        .when(MODERATOR, new Command.StartItem(WELCOME, false))
        .isAccepted();
  }

  /** Without groups. */
  @Test
  void whoHasNoPhoneIsEnteredAtTheDeskAndGetsANumber() {
    WordRef name = ref("p8/name", 1, "Frau mit rotem Schal");

    Story story =
        given(ON_ITEM)
            .and(ALI, askToSpeak())
            .when(MODERATOR, enter("Frau mit rotem Schal"))
            .making(entry(2))
            .saying(name)
            .then(new PeopleEvent.PersonEntered(ENTERED, 8, name), made(2, ENTERED));

    assertThat(story.state().floor().queue()).containsExactly(entry(1), entry(2));
    given(story).when(MODERATOR, enter("")).thenRefused(Refusal.Code.TEXT_MISSING);
  }

  @Test
  void aClosedListTakesNoPhonesButTheDeskMayStillEnter() {
    given(ON_ITEM)
        .when(MODERATOR, new Command.CloseList())
        .then(new FloorEvent.ListClosed(PLAY_STREET))
        .when(ALI, askToSpeak())
        .thenRefused(Refusal.Code.LIST_CLOSED)
        .when(MODERATOR, enter("Frau Öz"))
        .making(entry(1))
        .isAccepted()
        .when(MODERATOR, new Command.OpenList())
        .then(new FloorEvent.ListOpened(PLAY_STREET))
        .when(ALI, askToSpeak())
        .making(entry(2))
        .isAccepted();
  }

  @Test
  void whoWaitsWhenTheListClosesKeepsThePlace() {
    given(ON_ITEM)
        .and(ALI, askToSpeak())
        .and(MODERATOR, new Command.CloseList())
        .when(ALI, askToSpeak())
        .making(entry(1))
        .thenNothingHappens()
        .when(MODERATOR, callFirst())
        .then(new FloorEvent.SpeakerCalled(entry(1), 180, 8, null));
  }

  @Test
  void closingAClosedListAndOpeningAnOpenOneIsNoEvent() {
    given(ON_ITEM).when(MODERATOR, new Command.OpenList()).thenNothingHappens();
    given(ON_ITEM)
        .and(MODERATOR, new Command.CloseList())
        .when(MODERATOR, new Command.CloseList())
        .thenNothingHappens();
  }

  @Test
  void withoutACurrentItemThereIsNoList() {
    given(LIVE).when(MODERATOR, new Command.CloseList()).thenRefused(Refusal.Code.NO_CURRENT_ITEM);
    given(LIVE).when(MODERATOR, new Command.OpenList()).thenRefused(Refusal.Code.NO_CURRENT_ITEM);
  }

  @Test
  void peopleWithdrawOnlyTheirOwnEntry() {
    Story two = given(ON_ITEM).and(ALI, askToSpeak()).and(BO, askToSpeak());

    given(two).when(BO, withdraw(1)).thenRefused(Refusal.Code.NOT_ALLOWED);
    given(two).when(ALI, withdraw(1)).then(new FloorEvent.EntryWithdrawn(entry(1)));
    given(two)
        .when(BO, new Command.WithdrawEntry(null))
        .then(new FloorEvent.EntryWithdrawn(entry(2)))
        .when(BO, new Command.WithdrawEntry(null))
        .thenRefused(Refusal.Code.NOT_WAITING);
    given(two).when(MODERATOR, withdraw(1)).then(new FloorEvent.EntryWithdrawn(entry(1)));
  }

  @Test
  void whoWasCalledDoesNotWaitAnyMore() {
    given(ON_ITEM)
        .and(ALI, askToSpeak())
        .and(MODERATOR, callFirst())
        .when(ALI, withdraw(1))
        .thenRefused(Refusal.Code.NOT_WAITING)
        .when(ALI, withdraw(77))
        .thenRefused(Refusal.Code.NOT_WAITING);
  }

  @Test
  void whoWithdrawsAndAsksAgainIsLastWithANewEntry() {
    Story story =
        given(ON_ITEM)
            .and(ALI, askToSpeak())
            .and(BO, askToSpeak())
            .and(ALI, withdraw(1))
            .and(ALI, askToSpeak());

    assertThat(story.state().floor().queue()).containsExactly(entry(2), entry(3));
  }

  @Test
  void theDeskStrikesAnEntry() {
    given(ON_ITEM)
        .and(ALI, askToSpeak())
        .when(MODERATOR, new Command.StrikeEntry(entry(1)))
        .then(new FloorEvent.EntryStruck(entry(1)))
        .when(MODERATOR, new Command.StrikeEntry(entry(1)))
        .thenRefused(Refusal.Code.UNKNOWN_ENTRY);
  }

  @Test
  void whenTwoModeratorsCallAtOnceTheSecondIsToldAndNobodyIsSkipped() {
    Story called =
        given(ON_ITEM)
            .and(ALI, askToSpeak())
            .and(BO, askToSpeak())
            .and(CEM, askToSpeak())
            .when(MODERATOR, callFirst())
            .then(new FloorEvent.SpeakerCalled(entry(1), 180, 8, null))
            .when(MODERATOR, callFirst())
            .thenRefused(Refusal.Code.ALREADY_MOVED_ON)
            .afterSeconds(10)
            .when(MODERATOR, callAfter(1))
            .then(
                new FloorEvent.SpeechEnded(entry(1), 2_000),
                new FloorEvent.SpeakerCalled(entry(2), 180, 8, entry(1)));

    given(called).when(MODERATOR, callAfter(1)).thenRefused(Refusal.Code.ALREADY_MOVED_ON);
    assertThat(called.state().floor().queue()).containsExactly(entry(3));
  }

  @Test
  void whereNobodyWaitsNobodyIsCalled() {
    given(ON_ITEM).when(MODERATOR, callFirst()).thenRefused(Refusal.Code.NOBODY_WAITING);
    given(LIVE).when(MODERATOR, callFirst()).thenRefused(Refusal.Code.NOBODY_WAITING);
    given(ON_ITEM)
        .and(ALI, askToSpeak())
        .and(MODERATOR, callFirst())
        .when(MODERATOR, callAfter(1))
        .thenRefused(Refusal.Code.NOBODY_WAITING);
  }

  @Test
  void theIdOfAnEntryIsNeverGivenAgainNotEvenInTheNextItem() {
    given(ON_ITEM)
        .and(ALI, askToSpeak())
        .and(ALI, withdraw(1))
        .and(MODERATOR, new Command.StartItem(OTHER_MATTERS, false))
        .when(ALI, askToSpeak())
        .making(entry(2))
        .isAccepted();
  }

  private static Event made(int entry, PersonId person) {
    return new FloorEvent.EntryMade(entry(entry), person, EntryKind.CONTRIBUTION, PLAY_STREET);
  }

  private static Command withdraw(int entry) {
    return new Command.WithdrawEntry(entry(entry));
  }

  private static Command enter(String name) {
    return new Command.EnterSpeaker(new Command.Who(null, null, said(name)));
  }
}
