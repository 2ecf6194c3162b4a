package org.kiezplenum.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.ENDED;
import static org.kiezplenum.assembly.Scenes.LIVE;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.PLANNED;
import static org.kiezplenum.assembly.Scenes.PLAY_STREET;
import static org.kiezplenum.assembly.Scenes.PUBLISHED;
import static org.kiezplenum.assembly.Scenes.VOTING;
import static org.kiezplenum.assembly.Scenes.addItem;
import static org.kiezplenum.assembly.Scenes.askToSpeak;
import static org.kiezplenum.assembly.Scenes.callFirst;
import static org.kiezplenum.assembly.Scenes.create;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.ref;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.assembly.Phase.Readers;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.people.Role;

/** The frame of an assembly: create, open, end, publish. */
class FrameTest {

  @Test
  void anAssemblyIsCreatedWithTitleDateTimeAndPlace() {
    given()
        .when(null, create())
        .saying(ref("title", 1, "Kiezversammlung"), ref("place", 1, "Turnhalle"))
        .then(
            new AssemblyEvent.AssemblyCreated(
                "K7M2PQ",
                ref("title", 1, "Kiezversammlung"),
                "2026-03-07",
                "18:30",
                ref("place", 1, "Turnhalle")));
  }

  @Test
  void aPlaceNeedNotBeKnownYet() {
    WordRef title = ref("title", 1, "Treffen");
    Event created = new AssemblyEvent.AssemblyCreated("K7M2PQ", title, "2026-03-07", "18:30", null);

    given().when(null, creating("Treffen", "2026-03-07", "18:30", null)).then(created);
    given().when(null, creating("Treffen", "2026-03-07", "18:30", "")).saying(title).then(created);
  }

  @Test
  void nothingIsCreatedTwice() {
    given(PLANNED).when(null, create()).thenRefused(Refusal.Code.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-30,18:30",
    "7.3.2026,18:30",
    "1899-12-31,18:30",
    "'',18:30",
    "+12026-03-07,18:30",
    "2026-03-07,24:00",
    "2026-03-07,18:30:00",
    "2026-03-07,1830",
    "2026-03-07,''"
  })
  void aDayAndAnHourThatDoNotExistAreRefused(String date, String time) {
    given().when(null, creating("Treffen", date, time, null)).thenRefused(Refusal.Code.MALFORMED);
    given(PLANNED)
        .when(MODERATOR, new Command.ChangeAssembly(null, date, time, null))
        .thenRefused(Refusal.Code.MALFORMED);
  }

  @Test
  void anAssemblyNeedsATitleOfAtMost200Characters() {
    given()
        .when(null, creating("", "2026-03-07", "18:30", null))
        .thenRefused(Refusal.Code.TEXT_MISSING);
    given()
        .when(null, creating("x".repeat(201), "2026-03-07", "18:30", null))
        .thenRefused(Refusal.Code.TEXT_TOO_LONG, Map.of("n", 200));
    given()
        .when(null, creating("Treffen", "2026-03-07", "18:30", "x".repeat(201)))
        .thenRefused(Refusal.Code.TEXT_TOO_LONG, Map.of("n", 200));
    given().when(null, creating("x".repeat(200), "2026-03-07", "18:30", null)).isAccepted();
  }

  @Test
  void changingOneThingLeavesTheOthersAsTheyWere() {
    Story changed =
        given(PLANNED)
            .when(MODERATOR, new Command.ChangeAssembly(null, null, "19:00", null))
            .saying()
            .then(new AssemblyEvent.AssemblyChanged(null, null, "19:00", null));

    assertThat(changed.state().what())
        .isEqualTo(
            new Occasion(
                "K7M2PQ",
                ref("title", 1, "Kiezversammlung"),
                "2026-03-07",
                "19:00",
                ref("place", 1, "Turnhalle")));
  }

  @Test
  void anotherTitleAndPlaceAreNewVersionsOfTheWords() {
    WordRef title = ref("title", 2, "Kiezplenum");
    WordRef place = ref("place", 2, "Aula");
    Command rename = new Command.ChangeAssembly(said("Kiezplenum"), null, null, said("Aula"));

    given(PLANNED)
        .when(MODERATOR, rename)
        .saying(title, place)
        .then(new AssemblyEvent.AssemblyChanged(title, null, null, place));
  }

  @Test
  void anEmptyFieldTakesNoDateAway() {
    Story announced = given(LIVE).and(MODERATOR, new Command.AnnounceNext(said("8. April")));
    announced
        .when(MODERATOR, new Command.AnnounceNext(said("")))
        .thenRefused(Refusal.Code.TEXT_MISSING);
    announced
        .when(MODERATOR, new Command.AnnounceNext(said(""), true))
        .then(new AssemblyEvent.NextAnnounced(ref("next", 2, "")));
    given(LIVE).when(MODERATOR, new Command.AnnounceNext(said(""), true)).thenNothingHappens();
  }

  @Test
  void changingNothingIsNoEvent() {
    given(PLANNED)
        .when(MODERATOR, new Command.ChangeAssembly(null, null, null, null))
        .thenNothingHappens();
    given()
        .and(null, creating("Treffen", "2026-03-07", "18:30", null))
        .and(null, new Command.Join(null, org.kiezplenum.assembly.people.Role.FACILITATOR))
        .when(MODERATOR, new Command.ChangeAssembly(null, null, null, said("")))
        .thenNothingHappens();
  }

  @Test
  void openingLetsTheAssemblyBeginAndForeseesItsEnd() {
    Story live =
        given(PLANNED)
            .afterSeconds(60)
            .when(MODERATOR, new Command.OpenAssembly())
            .then(new AssemblyEvent.AssemblyOpened());

    assertThat(live.state().phase()).isEqualTo(new Phase.Live(60_000, 60_000 + 75 * 60_000));
    given(live).when(MODERATOR, new Command.OpenAssembly()).thenNothingHappens();
  }

  @Test
  void whatWasEndedIsOpenedAgainAndNotAnew() {
    given(ENDED)
        .when(MODERATOR, new Command.OpenAssembly())
        .thenRefused(Refusal.Code.ASSEMBLY_ENDED);
    given(ENDED)
        .afterSeconds(60)
        .when(MODERATOR, new Command.ReopenAssembly())
        .then(new AssemblyEvent.AssemblyReopened())
        .when(MODERATOR, new Command.ReopenItem(PLAY_STREET))
        .isAccepted();
    assertThat(ENDED.and(MODERATOR, new Command.ReopenAssembly()).state().phase())
        .isEqualTo(LIVE.state().phase());
  }

  @Test
  void onlyWhatHasEndedIsOpenedAgain() {
    given(PLANNED)
        .when(MODERATOR, new Command.ReopenAssembly())
        .thenRefused(Refusal.Code.NOT_ENDED);
    given(LIVE).when(MODERATOR, new Command.ReopenAssembly()).thenNothingHappens();
  }

  @Test
  void endingEndsTheSpeechClosesTheItemAndStrikesThoseWaiting() {
    given(ON_ITEM)
        .and(ALI, askToSpeak())
        .and(MODERATOR, callFirst())
        .and(ALI, askToSpeak())
        .afterSeconds(30)
        .when(MODERATOR, new Command.EndAssembly())
        .then(
            new FloorEvent.SpeechEnded(entry(1), 22_000),
            new AgendaEvent.ItemClosed(PLAY_STREET, List.of(entry(2))),
            new AssemblyEvent.AssemblyEnded());
  }

  @Test
  void endingBetweenTwoItemsOnlyEnds() {
    given(LIVE).when(MODERATOR, new Command.EndAssembly()).then(new AssemblyEvent.AssemblyEnded());
    given(ENDED).when(MODERATOR, new Command.EndAssembly()).thenNothingHappens();
  }

  @Test
  void whatNeverBeganCannotEnd() {
    given(PLANNED)
        .when(MODERATOR, new Command.EndAssembly())
        .thenRefused(Refusal.Code.ASSEMBLY_NOT_OPEN);
  }

  @Test
  void endingSwallowsNoVote() {
    given(VOTING)
        .when(MODERATOR, new Command.EndAssembly())
        .thenRefused(Refusal.Code.VOTING_ALREADY);
    given(VOTING)
        .and(MODERATOR, new Command.CloseDecision(Scenes.decision(1)))
        .when(MODERATOR, new Command.EndAssembly())
        .thenRefused(Refusal.Code.VOTING_ALREADY);
  }

  @Test
  void minutesArePublishedOnlyAfterTheEnd() {
    given(PLANNED)
        .when(MODERATOR, new Command.PublishMinutes(null, null))
        .thenRefused(Refusal.Code.NOT_ENDED);
    given(LIVE)
        .when(MODERATOR, new Command.PublishMinutes(null, null))
        .thenRefused(Refusal.Code.NOT_ENDED);
    given(ENDED)
        .when(MODERATOR, new Command.PublishMinutes(null, null))
        .then(new AssemblyEvent.MinutesPublished(null, null));
  }

  @Test
  void whatIsPublishedIsPublishedToOthersOnlyAfterItWasWithdrawn() {
    for (Command again :
        List.of(
            new Command.PublishMinutes(null, null),
            new Command.PublishMinutes(Readers.EVERYBODY, null),
            new Command.PublishMinutes(Readers.PARTICIPANTS, null),
            new Command.PublishMinutes(null, said("Anwesende ergänzt")))) {
      given(PUBLISHED).when(MODERATOR, again).thenRefused(Refusal.Code.MINUTES_PUBLISHED);
    }
    given(PUBLISHED)
        .and(MODERATOR, new Command.WithdrawMinutes())
        .when(MODERATOR, new Command.PublishMinutes(Readers.PARTICIPANTS, null))
        .then(new AssemblyEvent.MinutesPublished(Readers.PARTICIPANTS, null));
  }

  @Test
  void whatWasPublishedCanBeWithdrawnAndThenCorrected() {
    given(PUBLISHED)
        .when(MODERATOR, new Command.WithdrawMinutes())
        .then(new AssemblyEvent.MinutesWithdrawn())
        .when(
            MODERATOR,
            new Command.WriteNote(
                PLAY_STREET, Note.NoteKind.NOTE, said("Nachtrag"), null, null, null))
        .isAccepted()
        .when(MODERATOR, new Command.PublishMinutes(null, null))
        .then(new AssemblyEvent.MinutesPublished(null, null));
    given(ENDED)
        .when(MODERATOR, new Command.WithdrawMinutes())
        .thenRefused(Refusal.Code.NOT_PUBLISHED);
  }

  @Test
  void withdrawingKeepsWhenTheAssemblyEnded() {
    Story withdrawn = PUBLISHED.afterSeconds(90).and(MODERATOR, new Command.WithdrawMinutes());

    assertThat(withdrawn.state().phase()).isEqualTo(ENDED.state().phase());
  }

  @Test
  void theRoomIsCountedByThePeopleInIt() {
    Story counted =
        given(ON_ITEM)
            .when(MODERATOR, new Command.StatePresent(180))
            .then(new AssemblyEvent.PresenceStated(180));

    assertThat(ON_ITEM.state().present()).isNull();
    assertThat(counted.state().present()).isEqualTo(180);
    given(ON_ITEM).when(MODERATOR, new Command.StatePresent(0)).isAccepted();
    given(ON_ITEM).when(MODERATOR, new Command.StatePresent(100_000)).isAccepted();
  }

  @Test
  void fewerThanNobodyOrMoreThanATownCannotBePresent() {
    Map<String, Object> bounds = Map.of("least", 0, "most", 100_000);

    given(ON_ITEM)
        .when(MODERATOR, new Command.StatePresent(-1))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE, bounds);
    given(ON_ITEM)
        .when(MODERATOR, new Command.StatePresent(100_001))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE, bounds);
  }

  @Test
  void theAgendaMayBeTidiedAfterTheEndButNotBegunAgain() {
    given(ENDED).when(MODERATOR, addItem("Nachtrag", 5)).isAccepted();
    given(ENDED)
        .when(MODERATOR, new Command.StartItem(Scenes.OTHER_MATTERS, false))
        .thenRefused(Refusal.Code.ASSEMBLY_ENDED);
  }

  private static Command creating(
      String title, String date, String time, @org.jspecify.annotations.Nullable String place) {
    return new Command.CreateAssembly(
        "K7M2PQ", said(title), date, time, place == null ? null : said(place));
  }

  /** The agenda is often written after the opening; nobody is late by that. */
  @Test
  void whatIsPutOnTheAgendaLaterIsNoDelay() {
    Story written =
        given()
            .and(null, create())
            .and(null, new Command.Join(said("Tarek"), Role.FACILITATOR))
            .and(MODERATOR, new Command.OpenAssembly())
            .afterSeconds(300)
            .and(MODERATOR, addItem("Bänke", 45))
            .afterSeconds(120)
            .and(MODERATOR, addItem("Bäume", 30));
    assertThat(firstEnd(written)).isEqualTo(written.at() + 75 * 60_000L);

    Story begun =
        written.and(MODERATOR, new Command.StartItem(ItemId.of(1), false)).afterSeconds(600);
    assertThat(firstEnd(begun.and(MODERATOR, addItem("Beete", 10))))
        .isEqualTo(firstEnd(begun) + 10 * 60_000L);
    assertThat(firstEnd(begun.and(MODERATOR, new Command.RemoveItem(ItemId.of(2)))))
        .isEqualTo(firstEnd(begun) - 30 * 60_000L);
    assertThat(firstEnd(begun.and(MODERATOR, new Command.ChangeItem(ItemId.of(1), null, 50, null))))
        .isEqualTo(firstEnd(begun) + 5 * 60_000L);
  }

  /** Through with everything, and one thing more. */
  @Test
  void whatFollowsAfterTheLastItemIsPlannedFromThen() {
    Story through =
        given(LIVE)
            .and(MODERATOR, new Command.RemoveItem(ItemId.of(2)))
            .and(MODERATOR, new Command.RemoveItem(ItemId.of(3)))
            .and(MODERATOR, new Command.StartItem(ItemId.of(1), false))
            .afterSeconds(4 * 3_600)
            .and(MODERATOR, new Command.CloseItem(ItemId.of(1), false))
            .and(MODERATOR, addItem("Verschiedenes", 20));

    assertThat(firstEnd(through)).isEqualTo(through.at() + 20 * 60_000L);
  }

  private static long firstEnd(Story story) {
    return ((Phase.Live) story.state().phase()).firstEnd();
  }
}
