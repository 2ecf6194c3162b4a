package org.kiezplenum.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Rules;
import org.kiezplenum.assembly.Ruling;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.journal.Chain;
import org.kiezplenum.journal.Draft;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.words.Words;
import org.kiezplenum.words.Written;

/** An assembly that runs through the rules and keeps what happened and what was written. */
public final class Evening {
  static final long EIGHTEEN_THIRTY = 1_772_904_600_000L;
  static final PersonId DESK = PersonId.of(1);

  private static int evenings;

  public final AssemblyId id;
  public final List<Recorded> events = new ArrayList<>();
  final List<Written> words = new ArrayList<>();
  public long at = EIGHTEEN_THIRTY;
  private Assembly assembly = Assembly.NONE;
  private int eventsStored;
  private int wordsStored;

  private Evening(AssemblyId id) {
    this.id = id;
  }

  /** Planned and not open yet, with nobody but the desk. */
  static Evening planned(String title, String date, String place) {
    evenings++;
    Evening evening = new Evening(new AssemblyId("evening%09d".formatted(evenings)));
    String code = "E%05d".formatted(evenings);
    evening.send(
        null,
        new Command.CreateAssembly(
            code, say(title), date, "18:30", place == null ? null : say(place)));
    evening.send(null, new Command.Join(null, Role.FACILITATOR));
    return evening;
  }

  public static Evening open(String title, String date) {
    Evening evening = planned(title, date, null);
    // Minutes carry the day on which it was held.
    evening.at =
        LocalDate.parse(date)
            .atTime(18, 30)
            .atZone(ZoneId.of("Europe/Berlin"))
            .toInstant()
            .toEpochMilli();
    evening.desk(new Command.OpenAssembly());
    return evening;
  }

  public static Wording say(String text) {
    return new Wording(text, "00112233445566778899aabbccddeeff");
  }

  Assembly assembly() {
    return assembly;
  }

  public String desk(Command command) {
    return send(DESK, command);
  }

  /** What came of it. */
  String send(PersonId by, Command command) {
    return send(by, command, Map.of());
  }

  private String send(PersonId by, Command command, Map<String, Integer> bag) {
    Ruling decided =
        Rules.decide(assembly, by, command, new Rules.Circumstances(at, bag, key -> null));
    assertThat(decided).as(command.toString()).isInstanceOf(Ruling.Accepted.class);
    Ruling.Accepted accepted = (Ruling.Accepted) decided;
    accepted.events().forEach(event -> happen(by == null ? "" : by.value(), event));
    accepted
        .words()
        .forEach(word ->
            words.add(
                new Written(
                    word.ref().key(),
                    word.ref().version(),
                    word.wording().text(),
                    word.wording().salt())));
    return accepted.made();
  }

  private void happen(String actor, Event event) {
    assembly = assembly.after(event, at, "p1");
    Draft draft = EventCodec.write(actor, event);
    String before = events.isEmpty() ? Chain.beginning(id) : events.getLast().hash();
    Recorded open =
        new Recorded(
            events.size() + 1L, at, actor, draft.kind(), draft.version(), draft.body(), "");
    events.add(
        new Recorded(
            open.seq(),
            at,
            actor,
            open.kind(),
            open.version(),
            open.body(),
            Chain.hash(before, open)));
  }

  void later(int minutes) {
    at += minutes * 60_000L;
  }

  public PersonId guest(String name) {
    return new PersonId(send(null, new Command.Join(name == null ? null : say(name), null)));
  }

  public ItemId item(String title, int minutes) {
    return new ItemId(desk(new Command.AddItem(say(title), minutes, false)));
  }

  void start(ItemId item) {
    desk(new Command.StartItem(item, false));
  }

  public void note(ItemId item, String text) {
    desk(new Command.WriteNote(item, Note.NoteKind.NOTE, say(text), null, null, null));
  }

  EntryId raises(PersonId person) {
    return new EntryId(send(person, new Command.AskToSpeak(EntryKind.CONTRIBUTION, null)));
  }

  public ProposalId proposal(PersonId by, String title, String text, String reasons) {
    return new ProposalId(
        send(
            by,
            new Command.HandInProposal(
                say(title), say(text), reasons == null ? null : say(reasons))));
  }

  DecisionId vote(ProposalId proposal) {
    return new DecisionId(desk(new Command.OpenDecision(proposal, null)));
  }

  DecisionId ask(String question) {
    return new DecisionId(desk(new Command.OpenDecision(null, say(question))));
  }

  void hands(DecisionId decision, Integer yes, Integer no, Integer abstain) {
    desk(new Command.EnterHands(decision, new Hands(yes, no, abstain)));
  }

  void close(DecisionId decision, int yes, int no, int abstain) {
    close(decision, Map.of("yes", yes, "no", no, "abstain", abstain));
  }

  void close(DecisionId decision, Map<String, Integer> bag) {
    send(DESK, new Command.CloseDecision(decision), bag);
  }

  void announce(DecisionId decision) {
    desk(new Command.AnnounceDecision(decision));
  }

  public void publish() {
    desk(new Command.EndAssembly());
    later(10);
    desk(new Command.PublishMinutes(null, null));
  }

  void erase(String key) {
    words.removeIf(word -> word.key().equals(key));
  }

  public Minutes minutes() {
    return Minutes.of(id, events, words);
  }

  /** Writes into the stores what is not in them yet. The journal gives it times of its own. */
  public Evening store(Journal journal, Words store) {
    if (eventsStored == 0) {
      result(journal.begin(id, "X" + id.value().substring(11)));
    }
    List<Draft> drafts =
        events.subList(eventsStored, events.size()).stream()
            .map(e -> new Draft(e.actor(), e.kind(), e.version(), e.body()))
            .toList();
    List<Written> written = List.copyOf(words.subList(wordsStored, words.size()));
    result(
        journal.append(
            id,
            eventsStored,
            Set.of(),
            (standing, transaction) ->
                store
                    .write(transaction, id, written)
                    .map(done -> new Journal.Batch(drafts, Map.of()))));
    eventsStored = events.size();
    wordsStored = words.size();
    return this;
  }

  /**
   * The evening of the first issue: four items, five in the queue of whom two speak, a proposal of
   * a phone that is adopted with 72 to 42 and 20 abstentions.
   */
  public static Evening whole() {
    Evening evening = planned("Kiezversammlung Wrangelkiez", "2026-03-07", "Turnhalle");
    ItemId welcome = evening.item("Begrüßung", 10);
    ItemId street = evening.item("Spielstraße", 40);
    evening.item("Bänke am Kanal", 20);
    evening.item("Verschiedenes", 10);
    PersonId eva = evening.guest("Eva");
    PersonId ali = evening.guest("Ali");
    PersonId unnamed = evening.guest(null);
    evening.desk(new Command.OpenAssembly());
    evening.desk(new Command.StatePresent(180));
    evening.start(welcome);
    evening.note(welcome, "Die Tagesordnung wird angenommen.");
    evening.later(8);
    evening.start(street);
    ProposalId proposal =
        evening.proposal(
            unnamed,
            "Spielstraße jeden Sonntag",
            "Die Wrangelstraße wird **jeden Sonntag** von Mai bis Oktober zur Spielstraße.",
            "Damit die Kinder Platz haben.");
    evening.raises(eva);
    evening.raises(ali);
    evening.raises(unnamed);
    evening.raises(DESK);
    evening.desk(new Command.EnterSpeaker(new Command.Who(null, null, say("Frau Yılmaz"))));
    evening.desk(new Command.CallNext(null, null));
    evening.later(3);
    evening.desk(new Command.CallNext(EntryId.of(1), null));
    evening.later(2);
    evening.desk(new Command.EndSpeech(EntryId.of(2)));
    evening.note(street, "Es wurde vorgebracht, dass Rettungswege frei bleiben müssen.");
    DecisionId decision = evening.vote(proposal);
    evening.hands(decision, 40, 21, 12);
    evening.hands(decision, 30, 20, 8);
    evening.later(5);
    evening.close(decision, 2, 1, 0);
    evening.announce(decision);
    evening.later(1);
    evening.publish();
    return evening;
  }
}
