package org.kiezplenum.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.kiezplenum.minutes.Evening.EIGHTEEN_THIRTY;
import static org.kiezplenum.minutes.Evening.say;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.PlainFinding;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.journal.Recorded;

/** What the minutes say of an assembly. */
class MinutesTest {
  /** Nobody speaks on the way to the microphone. */
  private static final long WALK_MILLIS = Speech.WALK_SECONDS * 1000L;

  private static final String ERASED = "(gelöscht)";

  @Test
  void carryEveryFigureOfAWholeEvening() {
    Evening evening = Evening.whole();

    Minutes minutes = evening.minutes();

    assertThat(minutes.title()).isEqualTo("Kiezversammlung Wrangelkiez");
    assertThat(minutes.date()).isEqualTo("2026-03-07");
    assertThat(minutes.time()).isEqualTo("18:30");
    assertThat(minutes.place()).isEqualTo("Turnhalle");
    assertThat(minutes.startedAt()).isEqualTo(EIGHTEEN_THIRTY);
    assertThat(minutes.endedAt()).isEqualTo(EIGHTEEN_THIRTY + 19 * 60_000);
    assertThat(minutes.publishedAt()).isEqualTo(EIGHTEEN_THIRTY + 29 * 60_000);
    assertThat(minutes.present()).isEqualTo(180);
    assertThat(minutes.joined()).isEqualTo(4);
    assertThat(minutes.entered()).isEqualTo(1);
    assertThat(minutes.proposalsWithoutVote()).isEmpty();
    Recorded last = evening.events.getLast();
    assertThat(minutes.seq()).isEqualTo(last.seq());
    assertThat(minutes.head()).isEqualTo(last.hash()).hasSize(64);
    assertThat(minutes.items())
        .extracting(ItemRecord::number, ItemRecord::title, ItemRecord::isReached)
        .containsExactly(
            tuple(1, "Begrüßung", true),
            tuple(2, "Spielstraße", true),
            tuple(3, "Bänke am Kanal", false),
            tuple(4, "Verschiedenes", false));

    ItemRecord street = minutes.items().get(1);
    assertThat(street.minutes()).isEqualTo(40);
    assertThat(street.spentMillis()).isEqualTo(11 * 60_000);
    assertThat(street.contributions()).isEqualTo(2);
    assertThat(street.speakers()).isEqualTo(2);
    assertThat(street.spokenMillis()).isEqualTo(5 * 60_000 - 2 * WALK_MILLIS);
    assertThat(street.lines())
        .extracting(LineRecord::text)
        .containsExactly("Es wurde vorgebracht, dass Rettungswege frei bleiben müssen.");
    DecisionRecord decision = street.decisions().getFirst();
    PlainRecord result = (PlainRecord) decision.result();
    assertThat(result.blocks()).containsExactly(new Hands(40, 21, 12), new Hands(30, 20, 8));
    assertThat(result.finding().reason()).isEqualTo(PlainFinding.FindingReason.MORE_YES);
  }

  @Test
  @SuppressWarnings("unchecked")
  void areDataInTheShapeOfTheTemplate() {
    Map<String, Object> minutes = Evening.whole().minutes().context(ERASED);

    assertThat(minutes)
        .containsKeys("title", "date", "place", "startedAt", "endedAt", "present", "joined")
        .containsKeys("items", "proposalsWithoutVote", "publishedAt", "head", "seq", "entered");
    List<Map<String, Object>> items = (List<Map<String, Object>>) minutes.get("items");
    assertThat(items.get(2)).containsOnlyKeys("number", "title", "minutes", "lines", "decisions");
    Map<String, Object> decision =
        ((List<Map<String, Object>>) items.get(1).get("decisions")).getFirst();
    assertThat(decision)
        .containsEntry("question", "Spielstraße jeden Sonntag")
        .containsEntry("method", "simple-majority")
        .containsEntry("outcome", "adopted")
        .containsEntry("reason", "more-yes")
        .containsEntry("yes", 72)
        .containsEntry("no", 42)
        .containsEntry("abstain", 20)
        .containsEntry("phones", Map.of("yes", 2, "no", 1, "abstain", 0))
        .containsEntry("hands", Map.of("yes", 70, "no", 41, "abstain", 20));
    assertThat((Map<String, Object>) decision.get("proposal"))
        .containsEntry("number", 1)
        .containsEntry("version", 1)
        .containsEntry(
            "textHtml",
            "<p>Die Wrangelstraße wird <strong>jeden Sonntag</strong> von Mai bis Oktober zur"
                + " Spielstraße.</p>")
        .containsEntry("reasonsHtml", "<p>Damit die Kinder Platz haben.</p>")
        .doesNotContainKey("by");
  }

  @Test
  void nameNobody() {
    String document = new JsonObject(Evening.whole().minutes().document()).encode();

    assertThat(document).doesNotContain("Eva", "Ali", "Yılmaz", "p2");
  }

  @Test
  void areTheSameWhoeverReplaysTheEvents() {
    Evening evening = Evening.whole();

    assertThat(evening.minutes()).isEqualTo(evening.minutes());
  }

  @Test
  void addUpTheTimesOfAnItemThatWasOpenedAgain() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    ItemId item = evening.item("Spielstraße", 20);
    PersonId eva = evening.guest("Eva");
    evening.start(item);
    speaks(evening, eva, 2);
    evening.later(8);
    evening.desk(new Command.CloseItem(item, false));
    evening.later(30);
    evening.desk(new Command.ReopenItem(item));
    speaks(evening, eva, 3);
    evening.desk(new Command.CloseItem(item, false));

    ItemRecord record = evening.minutes().items().getFirst();

    long begun = EIGHTEEN_THIRTY;
    assertThat(record.times())
        .containsExactly(
            new ItemRecord.Time(begun, begun + 10 * 60_000),
            new ItemRecord.Time(begun + 40 * 60_000, begun + 43 * 60_000));
    assertThat(record.spentMillis()).isEqualTo(13 * 60_000);
    assertThat(record.contributions()).isEqualTo(2);
    assertThat(record.speakers()).isEqualTo(1);
    assertThat(record.spokenMillis()).isEqualTo(5 * 60_000 - 2 * WALK_MILLIS);
  }

  private static void speaks(Evening evening, PersonId person, int minutes) {
    EntryId entry = evening.raises(person);
    evening.desk(new Command.CallNext(null, null));
    evening.later(minutes);
    evening.desk(new Command.EndSpeech(entry));
  }

  @Test
  void doNotCountPausesAndCountWhoeverStillSpeaks() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    ItemId item = evening.item("Spielstraße", 20);
    evening.start(item);
    EntryId entry = evening.raises(evening.guest("Eva"));
    evening.desk(new Command.CallNext(null, null));
    evening.later(1);
    evening.desk(new Command.PauseSpeech(entry));
    evening.later(5);
    evening.desk(new Command.ResumeSpeech(entry));
    evening.later(1);
    evening.note(item, "Ein Entwurf sieht auch dies.");

    ItemRecord record = evening.minutes().items().getFirst();

    assertThat(record.spokenMillis()).isEqualTo(2 * 60_000 - WALK_MILLIS);
    assertThat(record.spentMillis()).isEqualTo(7 * 60_000);
    assertThat(record.times()).containsExactly(new ItemRecord.Time(EIGHTEEN_THIRTY, null));
  }

  @Test
  void followTheOrderAndTheTitlesAsTheyStand() {
    Evening evening = Evening.open("Kietzversammlung", "2026-03-07");
    ItemId first = evening.item("Begrüssung", 10);
    ItemId second = evening.item("Bänke", 10);
    ItemId gone = evening.item("Fällt aus", 10);
    evening.desk(new Command.MoveItem(second, 0));
    evening.desk(new Command.ChangeItem(first, say("Begrüßung"), 15, null));
    evening.desk(new Command.RemoveItem(gone));
    evening.desk(new Command.ChangeAssembly(say("Kiezversammlung"), "2026-03-08", null, null));

    Minutes minutes = evening.minutes();

    assertThat(minutes.title()).isEqualTo("Kiezversammlung");
    // Announced for another day, it is still the record of the day on which it was.
    assertThat(minutes.date()).isEqualTo("2026-03-07");
    assertThat(minutes.items())
        .extracting(ItemRecord::number, ItemRecord::title, ItemRecord::minutes)
        .containsExactly(tuple(1, "Bänke", 10), tuple(2, "Begrüßung", 15));
  }

  @Test
  void keepNotesAsCorrectedAndWithoutThoseRemoved() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    ItemId item = evening.item("Spielstraße", 20);
    evening.note(item, "Erstens.");
    evening.note(item, "Zweitens, falsch.");
    evening.note(item, "Drittens.");
    evening.desk(new Command.ChangeNote(NoteId.of(2), 1, say("Zweitens."), null, null, null));
    evening.desk(new Command.RemoveNote(NoteId.of(1)));

    assertThat(evening.minutes().items().getFirst().lines())
        .extracting(LineRecord::text)
        .containsExactly("Zweitens.", "Drittens.");
  }

  @Test
  void keepTheFirstBeginningAndTheLastEnd() {
    Evening evening = Evening.open("Kiezversammlung", "2026-03-07");
    evening.later(60);
    evening.desk(new Command.EndAssembly());
    evening.later(1);
    evening.desk(new Command.ReopenAssembly());
    evening.later(9);
    evening.publish();
    evening.desk(new Command.WithdrawMinutes());

    Minutes minutes = evening.minutes();

    assertThat(minutes.startedAt()).isEqualTo(EIGHTEEN_THIRTY);
    assertThat(minutes.endedAt()).isEqualTo(EIGHTEEN_THIRTY + 70 * 60_000);
    assertThat(minutes.publishedAt()).isNull();
  }

  @Test
  void areADraftOfVeryLittleBeforeAnythingHappened() {
    Minutes minutes = Evening.planned("Kiezversammlung", "2026-03-07", null).minutes();

    assertThat(minutes.context(ERASED))
        .doesNotContainKeys("startedAt", "endedAt", "publishedAt", "present", "place")
        .containsEntry("items", List.of());
  }

  @Test
  void showTheReadersWordsWhereATextWasErased() {
    Evening evening = Evening.whole();
    evening.erase("title");
    evening.erase("i2/title");
    evening.erase("n2/text");
    evening.erase("a1/text");

    Minutes minutes = evening.minutes();

    assertThat(minutes.document().toString()).doesNotContain(ERASED);
    Map<String, Object> context = minutes.context("<" + ERASED + ">");
    assertThat(context).containsEntry("title", "<(gelöscht)>");
    assertThat(new JsonObject(context).encode())
        .contains("\"textHtml\":\"<p>&lt;(gelöscht)&gt;</p>\"")
        .contains("\"lines\":[{\"kind\":\"note\",\"text\":\"<(gelöscht)>\"}]")
        .doesNotContain("Wrangelstraße", Erased.MARK);
    assertThat(minutes.body()).doesNotContain(Erased.MARK);
  }

  @Test
  void letNoHtmlThroughWhereTheTemplateTakesHtml() {
    Evening evening = Evening.open("<script>alert(1)</script>", "2026-03-07");
    evening.start(evening.item("<img src=x onerror=alert(1)>", 20));
    ProposalId proposal =
        evening.proposal(
            evening.guest("<b>Eva</b>"),
            "<svg onload=alert(1)>",
            "<script>alert(1)</script>\n\n[hier](javascript:alert(1)) <img src=x onerror=alert(1)>",
            "[dort](data:text/html,x \"onmouseover=alert(1)\")");
    DecisionId decision = evening.vote(proposal);
    evening.close(decision, 1, 0, 0);
    evening.announce(decision);

    ProposalRecord record = evening.minutes().items().getFirst().decisions().getFirst().proposal();

    for (String field : List.of("textHtml", "reasonsHtml")) {
      String html = (String) record.context().get(field);
      assertThat(html).doesNotContainPattern("<(?!/?(p|br|a)\\b)").doesNotContain("href");
    }
    // The other fields are text, which the template escapes.
    assertThat(record.title()).isEqualTo("<svg onload=alert(1)>");
  }
}
