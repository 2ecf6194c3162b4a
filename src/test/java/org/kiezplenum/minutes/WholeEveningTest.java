package org.kiezplenum.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.kiezplenum.assembly.Scenes.mergePeople;
import static org.kiezplenum.minutes.Evening.EIGHTEEN_THIRTY;
import static org.kiezplenum.minutes.Evening.say;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Phase.Readers;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/** What the minutes say of lines, glances, slips and breaks. */
class WholeEveningTest {
  private Evening evening;
  private ItemId first;
  private ItemId second;

  @BeforeEach
  void begin() {
    evening = Evening.open("Kiezversammlung", "2026-03-07");
    first = evening.item("Spielstraße", 20);
    second = evening.item("Bänke", 10);
    evening.start(first);
  }

  private NoteId write(Note.NoteKind kind, String text, String who, String until, String happened) {
    return new NoteId(
        evening.desk(
            new Command.WriteNote(
                null, kind, say(text), who == null ? null : say(who), until, happened)));
  }

  private ItemRecord item(int place) {
    return evening.minutes().items().get(place);
  }

  private void undo() {
    evening.desk(new Command.Undo(evening.assembly().steps().last()));
  }

  private EntryId speaks(PersonId person) {
    EntryId entry = evening.raises(person);
    evening.desk(new Command.CallNext(null, null));
    return entry;
  }

  @Test
  @SuppressWarnings("unchecked")
  void linesHaveKindsAndStandAsTheDeskLeftThem() {
    write(Note.NoteKind.NOTE, "Erstens.", null, null, "19:20");
    write(Note.NoteKind.TASK, "Brief schreiben", "AG Verkehr", "2026-03-21", null);
    NoteId result = write(Note.NoteKind.RESULT, "Das Tor bleibt.", null, null, null);
    NoteId parked = write(Note.NoteKind.PARKING, "Wohin mit den Rollern?", null, null, null);
    evening.desk(new Command.MoveNote(result, null, 0));
    evening.desk(new Command.MoveNote(parked, second, null));

    assertThat(item(0).lines())
        .extracting(LineRecord::kind, LineRecord::text, LineRecord::happened)
        .containsExactly(
            tuple("result", "Das Tor bleibt.", null),
            tuple("note", "Erstens.", "19:20"),
            tuple("task", "Brief schreiben", null));
    assertThat(item(1).lines()).extracting(LineRecord::kind).containsExactly("parking");
    assertThat((List<Map<String, Object>>) evening.minutes().document().get("tasks"))
        .singleElement()
        .satisfies(task ->
            assertThat(task)
                .containsEntry("text", "Brief schreiben")
                .containsEntry("who", "AG Verkehr")
                .containsEntry("until", "2026-03-21")
                .containsEntry("number", 1));
    assertThat(evening.minutes().body()).contains("Brief schreiben AG Verkehr");
  }

  @Test
  void whatWasSeenHasNoFigure() {
    evening.desk(
        new Command.DecideBySight(null, say("Pause?"), PlainMethod.NO_OBJECTION, true, null, null));
    evening.desk(
        new Command.DecideBySight(null, null, PlainMethod.MAJORITY_SEEN, false, null, "19:05"));

    List<DecisionRecord> decisions = item(0).decisions();

    assertThat(decisions.getFirst().context())
        .containsEntry("bySight", true)
        .containsEntry("outcome", "adopted")
        .containsEntry("reason", "no-objection")
        .doesNotContainKeys("yes", "no", "abstain", "phones", "hands", "recorded");
    assertThat(decisions.getLast().context())
        .containsEntry("question", "Spielstraße")
        .containsEntry("outcome", "rejected")
        .containsEntry("recorded", true)
        .containsEntry("happened", "19:05")
        .doesNotContainKeys("yes", "phones");
  }

  @Test
  void whatWasTakenBackIsNotThere() {
    evening.desk(
        new Command.DecideBySight(null, say("Pause?"), PlainMethod.NO_OBJECTION, true, null, null));
    undo();

    assertThat(item(0).decisions()).isEmpty();
  }

  @Test
  void aCountOnDemandTakesThePlaceOfWhatWasSeen() {
    DecisionId seen =
        new DecisionId(
            evening.desk(
                new Command.DecideBySight(
                    null, say("Pause?"), PlainMethod.MAJORITY_SEEN, true, null, null)));
    DecisionId counted = new DecisionId(evening.desk(new Command.DemandCount(seen)));
    evening.hands(counted, 3, 9, 1);
    evening.close(counted, 0, 0, 0);
    evening.announce(counted);
    DecisionId other = evening.ask("Und morgen?");
    evening.close(other, 1, 0, 0);
    evening.announce(other);

    List<DecisionRecord> decisions = item(0).decisions();

    assertThat(decisions).hasSize(2);
    assertThat(decisions.getFirst().context())
        .containsEntry("question", "Pause?")
        .containsEntry("onDemand", true)
        .containsEntry("outcome", "rejected");
    assertThat(decisions.getLast().context()).doesNotContainKeys("onDemand", "recorded");
  }

  @Test
  void aCountEnteredLaterSaysSo() {
    evening.desk(new Command.RecordCount(null, say("Pause?"), new Hands(20, 5, 1), null, "19:20"));
    evening.desk(new Command.RecordCount(null, say("Tee?"), new Hands(2, 5, 1), null, null));

    assertThat(item(0).decisions().getFirst().context())
        .containsEntry("recorded", true)
        .containsEntry("happened", "19:20")
        .containsEntry("yes", 20)
        .containsEntry("no", 5)
        .containsEntry("abstain", 1)
        .doesNotContainKeys("phones", "hands");
    assertThat(item(0).decisions().getLast().context())
        .containsEntry("recorded", true)
        .doesNotContainKey("happened");
  }

  @Test
  void aCallTakenBackIsNoContribution() {
    PersonId eva = evening.guest("Eva");
    PersonId ali = evening.guest("Ali");
    EntryId one = speaks(eva);
    evening.later(2);
    evening.raises(ali);
    evening.desk(new Command.CallNext(one, null));
    evening.later(1);
    undo();

    assertThat(item(0).contributions()).isEqualTo(1);
    assertThat(item(0).speakers()).isEqualTo(1);

    evening.later(1);
    evening.desk(new Command.EndSpeech(one));
    long once = item(0).spokenMillis();
    undo();
    evening.later(1);
    evening.desk(new Command.EndSpeech(one));

    assertThat(item(0).contributions()).isEqualTo(1);
    assertThat(item(0).spokenMillis()).isGreaterThan(once).isLessThan(2 * once);
  }

  @Test
  void whoWasNotThereDidNotSpeak() {
    EntryId entry = speaks(evening.guest("Eva"));
    evening.desk(new Command.NotHere(entry));

    assertThat(item(0).contributions()).isZero();

    undo();
    assertThat(item(0).contributions()).isEqualTo(1);
  }

  @Test
  void whoWasPassedOverOnTheWayDidNotSpeak() {
    EntryId entry = speaks(evening.guest("Eva"));
    evening.desk(new Command.EndSpeech(entry));
    assertThat(item(0).contributions()).isZero();

    undo();
    assertThat(item(0).contributions()).isEqualTo(1);

    evening.raises(evening.guest("Ali"));
    evening.desk(new Command.CallNext(entry, null));
    assertThat(item(0).contributions()).isEqualTo(2);
  }

  @Test
  void whoTurnedOutToBeOneIsCountedOnce() {
    PersonId eva = evening.guest("Eva");
    PersonId ali = evening.guest("Ali");
    for (PersonId each : List.of(eva, ali)) {
      EntryId entry = speaks(each);
      evening.later(1);
      evening.desk(new Command.EndSpeech(entry));
    }
    int joined = evening.minutes().joined();
    evening.desk(mergePeople(ali, eva));

    assertThat(item(0).contributions()).isEqualTo(2);
    assertThat(item(0).speakers()).isEqualTo(1);
    assertThat(evening.minutes().joined()).isEqualTo(joined - 1);
  }

  @Test
  void whoWaitsOnSpeaksToTheNextItem() {
    EntryId entry = evening.raises(evening.guest("Eva"));
    evening.desk(new Command.StartItem(second, true));
    evening.desk(new Command.CallNext(null, entry));

    assertThat(item(0).contributions()).isZero();
    assertThat(item(1).contributions()).isEqualTo(1);
  }

  @Test
  void anItemLeftByMistakeGoesOn() {
    evening.later(5);
    evening.desk(new Command.StartItem(second, false));
    undo();

    assertThat(item(0).times()).containsExactly(new ItemRecord.Time(EIGHTEEN_THIRTY, null));
    assertThat(item(1).isReached()).isFalse();
  }

  @Test
  void breaksAndRoundsStandWhereTheyWere() {
    evening.desk(new Command.TakeBreak(15, null));
    evening.later(14);
    evening.desk(new Command.GoOn());
    evening.desk(new Command.Murmur(5));
    evening.desk(new Command.GoOn());
    evening.desk(new Command.BeginRound(4));
    for (int place = 0; place < 3; place++) {
      evening.later(1);
      evening.desk(new Command.NextInRound(place, place == 1));
    }
    evening.desk(new Command.GoOn());
    evening.desk(new Command.CloseItem(first, false));
    evening.desk(new Command.TakeBreak(10, null));
    evening.later(10);
    evening.desk(new Command.EndAssembly());

    long begun = EIGHTEEN_THIRTY;
    assertThat(item(0).interludes())
        .containsExactly(
            new InterludeRecord("break", begun, begun + 14 * 60_000, null),
            new InterludeRecord("round", begun + 14 * 60_000, begun + 17 * 60_000, 3));
    assertThat(evening.minutes().interludes())
        .containsExactly(
            new InterludeRecord("break", begun + 17 * 60_000, begun + 27 * 60_000, null));
  }

  @Test
  void onlyThoseWhoChairedAndWroteAreNamed() {
    evening.desk(new Command.DescribeRecord(say("A. M. und T. K."), say("J. L.")));
    evening.desk(new Command.AnnounceNext(say("Mittwoch, 8. April, 18:30 Uhr, Aula")));
    speaks(evening.guest("Eva"));

    assertThat(evening.minutes().context("weg"))
        .containsEntry("chairs", "A. M. und T. K.")
        .containsEntry("writer", "J. L.")
        .containsEntry("next", "Mittwoch, 8. April, 18:30 Uhr, Aula");
    assertThat(new JsonObject(evening.minutes().document()).encode()).doesNotContain("Eva");

    evening.desk(new Command.DescribeRecord(say(""), null));
    assertThat(evening.minutes().context("weg")).doesNotContainKey("chairs");
  }

  @Test
  @SuppressWarnings("unchecked")
  void everyCorrectionStaysVisibleWithItsDay() {
    evening.desk(new Command.EndAssembly());
    evening.desk(new Command.PublishMinutes(Readers.PARTICIPANTS, null));
    assertThat(evening.minutes().context("weg"))
        .containsEntry("to", "participants")
        .containsEntry("publishedDay", "2026-03-07")
        .doesNotContainKey("corrections");

    evening.desk(new Command.WithdrawMinutes());
    evening.later(24 * 60);
    evening.desk(new Command.PublishMinutes(null, say("Zahl der Anwesenden ergänzt.")));
    evening.desk(new Command.WithdrawMinutes());
    evening.desk(new Command.PublishMinutes(null, null));

    Map<String, Object> context = evening.minutes().context("weg");
    assertThat(context).containsEntry("to", "everybody");
    assertThat((List<Map<String, Object>>) context.get("corrections"))
        .singleElement()
        .satisfies(said ->
            assertThat(said)
                .containsEntry("remark", "Zahl der Anwesenden ergänzt.")
                .containsEntry("day", "2026-03-08"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void theMinutesTellHowTheTimeWasSharedAndOfListsOnlyWhatWasStated() {
    assertThat(evening.minutes().document()).doesNotContainKey("fairness");
    PersonId ali = evening.guest("Ali");
    evening.send(ali, new Command.DeclareGroup(say("q")));
    EntryId entry = speaks(ali);
    evening.later(1);
    evening.desk(new Command.EndSpeech(entry));
    evening.desk(new Command.StatePresent(4));
    evening.desk(new Command.EndAssembly());
    assertThat((Map<String, Object>) evening.minutes().document().get("fairness"))
        .containsEntry("speakers", 1)
        .containsEntry("present", 4)
        .containsEntry("first", 100)
        .containsEntry("median", 52_000L)
        .containsEntry("inequality", 75)
        .doesNotContainKeys("shares", "run");
  }
}
