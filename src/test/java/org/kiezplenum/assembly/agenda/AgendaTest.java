package org.kiezplenum.assembly.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.ENDED;
import static org.kiezplenum.assembly.Scenes.LIVE;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.OTHER_MATTERS;
import static org.kiezplenum.assembly.Scenes.PLANNED;
import static org.kiezplenum.assembly.Scenes.PLAY_STREET;
import static org.kiezplenum.assembly.Scenes.VOTING;
import static org.kiezplenum.assembly.Scenes.WELCOME;
import static org.kiezplenum.assembly.Scenes.addItem;
import static org.kiezplenum.assembly.Scenes.askToSpeak;
import static org.kiezplenum.assembly.Scenes.callFirst;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.ref;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.voting.PlainMethod;

/** Planning the agenda, and going through it. */
class AgendaTest {
  private static final ItemId UNKNOWN = ItemId.of(77);
  private static final ItemId FOURTH = ItemId.of(4);

  @Test
  void anItemIsAddedAtTheEnd() {
    WordRef title = ref("i4/title", 1, "Bänke");

    Story story =
        given(PLANNED)
            .when(MODERATOR, addItem("Bänke", 15))
            .making(FOURTH)
            .saying(title)
            .then(new AgendaEvent.ItemAdded(FOURTH, title, 15, null));

    assertThat(story.state().agenda().order())
        .containsExactly(WELCOME, PLAY_STREET, OTHER_MATTERS, FOURTH);
  }

  @Test
  void anItemNeedsATitleOfAtMost200Characters() {
    given(PLANNED).when(MODERATOR, addItem("", 15)).thenRefused(Refusal.Code.TEXT_MISSING);
    given(PLANNED)
        .when(MODERATOR, addItem("x".repeat(201), 15))
        .thenRefused(Refusal.Code.TEXT_TOO_LONG, Map.of("n", 200));
    given(PLANNED)
        .when(MODERATOR, new Command.ChangeItem(WELCOME, said(""), null, null))
        .thenRefused(Refusal.Code.TEXT_MISSING);
    given(PLANNED).when(MODERATOR, addItem("x".repeat(200), 15)).isAccepted();
  }

  @ParameterizedTest
  @ValueSource(ints = {-5, 0, 1441})
  void anItemTakesBetweenAMinuteAndADay(int minutes) {
    Map<String, Object> bounds = Map.of("least", 1, "most", 1440);

    given(PLANNED)
        .when(MODERATOR, addItem("Bänke", minutes))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE, bounds);
    given(PLANNED)
        .when(MODERATOR, new Command.ChangeItem(WELCOME, null, minutes, null))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE, bounds);
    given(PLANNED).when(MODERATOR, addItem("Bänke", 1)).isAccepted();
    given(PLANNED).when(MODERATOR, addItem("Bänke", 1440)).isAccepted();
  }

  @Test
  void titleAndMinutesAreChangedEachForItself() {
    WordRef title = ref("i1/title", 2, "Ankommen");

    Story story =
        given(PLANNED)
            .when(MODERATOR, new Command.ChangeItem(WELCOME, said("Ankommen"), null, null))
            .saying(title)
            .then(new AgendaEvent.ItemChanged(WELCOME, title, null, null))
            .when(MODERATOR, new Command.ChangeItem(WELCOME, null, 5, null))
            .saying()
            .then(new AgendaEvent.ItemChanged(WELCOME, null, 5, null))
            .when(MODERATOR, new Command.ChangeItem(WELCOME, null, null, null))
            .thenNothingHappens();

    assertThat(story.state().agenda().get(WELCOME))
        .isEqualTo(new Item(WELCOME, title, 5, false, new Item.Planned()));
  }

  @ParameterizedTest
  @CsvSource({"0,i3 i1 i2", "1,i1 i3 i2"})
  void aMovedItemThenStandsWhereItWasMovedTo(int to, String order) {
    Story story =
        given(PLANNED)
            .when(MODERATOR, new Command.MoveItem(OTHER_MATTERS, to))
            .then(new AgendaEvent.ItemMoved(OTHER_MATTERS, to));

    assertThat(story.state().agenda().order()).hasToString("[" + order.replace(" ", ", ") + "]");
  }

  @Test
  void anItemMovedDownStandsAtThePlaceThatWasNamed() {
    Story story = given(PLANNED).and(MODERATOR, new Command.MoveItem(WELCOME, 2));

    assertThat(story.state().agenda().order()).containsExactly(PLAY_STREET, OTHER_MATTERS, WELCOME);
  }

  @Test
  void movingAnItemToWhereItStandsIsNoEvent() {
    given(PLANNED).when(MODERATOR, new Command.MoveItem(OTHER_MATTERS, 2)).thenNothingHappens();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3})
  void anItemCannotBeMovedOffTheAgenda(int to) {
    given(PLANNED)
        .when(MODERATOR, new Command.MoveItem(WELCOME, to))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", 2));
  }

  @Test
  void anItemThatWasNeverDealtWithCanBeTakenOff() {
    given(PLANNED)
        .when(MODERATOR, new Command.RemoveItem(WELCOME))
        .then(new AgendaEvent.ItemRemoved(WELCOME))
        .when(MODERATOR, new Command.RemoveItem(WELCOME))
        .thenRefused(Refusal.Code.UNKNOWN_ITEM);
  }

  @Test
  void whatWasDealtWithStaysInTheRecord() {
    given(ON_ITEM)
        .when(MODERATOR, new Command.RemoveItem(PLAY_STREET))
        .thenRefused(Refusal.Code.ITEM_IS_CURRENT);
    given(ON_ITEM)
        .and(MODERATOR, new Command.CloseItem(PLAY_STREET, false))
        .when(MODERATOR, new Command.RemoveItem(PLAY_STREET))
        .thenRefused(Refusal.Code.ITEM_DONE);
  }

  /** As when the result of an item is entered that nobody has begun. */
  @Test
  void whatWasDecidedOnStaysInTheRecordToo() {
    given(ON_ITEM)
        .and(
            MODERATOR,
            new Command.DecideBySight(
                null, null, PlainMethod.NO_OBJECTION, true, OTHER_MATTERS, "19:20"))
        .when(MODERATOR, new Command.RemoveItem(OTHER_MATTERS))
        .thenRefused(Refusal.Code.ITEM_DONE);
  }

  @Test
  void theIdOfARemovedItemIsNeverGivenAgain() {
    given(PLANNED)
        .and(MODERATOR, new Command.RemoveItem(OTHER_MATTERS))
        .when(MODERATOR, addItem("Bänke", 15))
        .making(FOURTH)
        .isAccepted();
  }

  @Test
  void startingAnItemMakesItCurrentWithAnOpenList() {
    Story story =
        given(LIVE)
            .when(MODERATOR, new Command.StartItem(WELCOME, false))
            .then(new AgendaEvent.ItemStarted(WELCOME, FloorRules.USUAL));

    assertThat(story.state().agenda().current()).isEqualTo(WELCOME);
    given(story).when(ALI, askToSpeak()).isAccepted();
    given(story).when(MODERATOR, new Command.StartItem(WELCOME, false)).thenNothingHappens();
  }

  @Test
  void startingAnItemEndsTheSpeechClosesTheOneBeforeAndStrikesThoseWaiting() {
    Story story =
        given(ON_ITEM)
            .and(ALI, askToSpeak())
            .and(BO, askToSpeak())
            .and(MODERATOR, callFirst())
            .and(ALI, askToSpeak())
            .afterSeconds(42)
            .when(MODERATOR, new Command.StartItem(OTHER_MATTERS, false))
            .then(
                new FloorEvent.SpeechEnded(entry(1), 34_000),
                new AgendaEvent.ItemClosed(PLAY_STREET, List.of(entry(2), entry(3))),
                new AgendaEvent.ItemStarted(OTHER_MATTERS, FloorRules.USUAL));

    assertThat(story.state().agenda().items().values().stream().filter(AgendaTest::isCurrent))
        .extracting(Item::id)
        .containsExactly(OTHER_MATTERS);
    assertThat(story.state().floor().queue()).isEmpty();
    assertThat(story.state().floor().speech()).isNull();
  }

  @Test
  void closingAnItemLeavesNoneCurrent() {
    Story story =
        given(ON_ITEM)
            .and(ALI, askToSpeak())
            .afterSeconds(60)
            .when(MODERATOR, new Command.CloseItem(PLAY_STREET, false))
            .then(new AgendaEvent.ItemClosed(PLAY_STREET, List.of(entry(1))));

    assertThat(story.state().agenda().current()).isNull();
    assertThat(story.state().agenda().get(PLAY_STREET).state()).isEqualTo(new Item.Done(60_000));
    given(story)
        .when(MODERATOR, new Command.CloseItem(PLAY_STREET, false))
        .thenRefused(Refusal.Code.ITEM_NOT_CURRENT);
  }

  @Test
  void reopeningAnItemKeepsTheTimeItHadTaken() {
    Story story =
        given(ON_ITEM)
            .afterSeconds(60)
            .and(MODERATOR, new Command.StartItem(OTHER_MATTERS, false))
            .afterSeconds(600)
            .when(MODERATOR, new Command.ReopenItem(PLAY_STREET))
            .then(
                new AgendaEvent.ItemClosed(OTHER_MATTERS, List.of()),
                new AgendaEvent.ItemReopened(PLAY_STREET, FloorRules.USUAL));

    assertThat(story.state().agenda().get(PLAY_STREET).state())
        .isEqualTo(new Item.Current(660_000, 60_000));
    Story closed = story.afterSeconds(30).and(MODERATOR, new Command.CloseItem(PLAY_STREET, false));
    assertThat(closed.state().agenda().get(PLAY_STREET).state()).isEqualTo(new Item.Done(90_000));
  }

  @Test
  void aReopenedItemBeginsWithAnEmptyOpenList() {
    given(ON_ITEM)
        .and(ALI, askToSpeak())
        .and(MODERATOR, new Command.CloseList())
        .and(MODERATOR, new Command.CloseItem(PLAY_STREET, false))
        .and(MODERATOR, new Command.ReopenItem(PLAY_STREET))
        .when(BO, askToSpeak())
        .making(entry(2))
        .isAccepted();
  }

  @Test
  void whatIsDoneIsReopenedAndWhatIsPlannedIsStarted() {
    Story closed = given(ON_ITEM).and(MODERATOR, new Command.CloseItem(PLAY_STREET, false));

    given(closed)
        .when(MODERATOR, new Command.StartItem(PLAY_STREET, false))
        .thenRefused(Refusal.Code.ITEM_DONE);
    given(closed)
        .when(MODERATOR, new Command.ReopenItem(WELCOME))
        .thenRefused(Refusal.Code.ITEM_NOT_CURRENT);
    given(ON_ITEM).when(MODERATOR, new Command.ReopenItem(PLAY_STREET)).thenNothingHappens();
  }

  @Test
  void noItemBeginsBeforeTheAssemblyIsOpenOrAfterItsEnd() {
    given(PLANNED)
        .when(MODERATOR, new Command.StartItem(WELCOME, false))
        .thenRefused(Refusal.Code.ASSEMBLY_NOT_OPEN);
    given(ENDED)
        .when(MODERATOR, new Command.ReopenItem(PLAY_STREET))
        .thenRefused(Refusal.Code.ASSEMBLY_ENDED);
  }

  @Test
  void noItemIsLeftInTheMiddleOfAVote() {
    given(VOTING)
        .when(MODERATOR, new Command.StartItem(OTHER_MATTERS, false))
        .thenRefused(Refusal.Code.VOTING_ALREADY);
    given(VOTING)
        .when(MODERATOR, new Command.CloseItem(PLAY_STREET, false))
        .thenRefused(Refusal.Code.VOTING_ALREADY);
    given(VOTING)
        .and(MODERATOR, new Command.CloseDecision(decision(1)))
        .when(MODERATOR, new Command.CloseItem(PLAY_STREET, false))
        .thenRefused(Refusal.Code.VOTING_ALREADY);
  }

  @Test
  void whatIsNotOnTheAgendaIsUnknown() {
    for (Command command :
        List.of(
            new Command.ChangeItem(UNKNOWN, null, 5, null),
            new Command.MoveItem(UNKNOWN, 0),
            new Command.RemoveItem(UNKNOWN),
            new Command.StartItem(UNKNOWN, false),
            new Command.CloseItem(UNKNOWN, false),
            new Command.ReopenItem(UNKNOWN),
            new Command.WriteNote(UNKNOWN, Note.NoteKind.NOTE, said("Zeile"), null, null, null))) {
      given(ON_ITEM).when(MODERATOR, command).thenRefused(Refusal.Code.UNKNOWN_ITEM);
    }
  }

  private static boolean isCurrent(Item item) {
    return item.state() instanceof Item.Current;
  }
}
