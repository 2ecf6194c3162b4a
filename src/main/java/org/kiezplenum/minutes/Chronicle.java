package org.kiezplenum.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.Occasion;
import org.kiezplenum.assembly.Particulars;
import org.kiezplenum.assembly.Phase;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.Item;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.floor.speech.Shares;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.voting.Adopting;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.told.Fairness;
import org.kiezplenum.told.FormerTold;

/**
 * Follows an assembly event by event and remembers what its state forgets: when items began and
 * ended, how much was said on each, and which text was put to the vote.
 */
public final class Chronicle {
  private final AssemblyId id;
  private final Courses courses = new Courses();
  private final Speeches speeches = new Speeches();
  private final Puts puts = new Puts();
  private final Orders orders = new Orders();
  private final Publications publications = new Publications();
  private Assembly assembly = Assembly.NONE;
  private @Nullable Shares shares;
  private long seq;
  private String head = "";
  private long at;

  public Chronicle(AssemblyId id) {
    this.id = id;
  }

  public void add(Recorded recorded) {
    Event event = EventCodec.read(recorded);
    seq = recorded.seq();
    head = recorded.hash();
    at = recorded.at();
    courses.remember(event, assembly, at);
    speeches.remember(event, assembly);
    if (event instanceof VotingEvent voting) {
      puts.remember(voting, assembly, at);
    }
    if (event instanceof AssemblyEvent about) {
      publications.remember(about, at);
    }
    shares = event instanceof FloorEvent.SharesStated stated ? stated.shares() : shares;
    shares = event instanceof AssemblyEvent.AssemblyReopened ? null : shares;
    Assembly after = assembly.after(event, at, recorded.actor());
    orders.remember(event, assembly, after);
    assembly = after;
  }

  /** The number of the last event, 0 before the first. */
  public long seq() {
    return seq;
  }

  /** Whether this is its last event. */
  public boolean endsWith(Recorded recorded) {
    return recorded.seq() == seq && recorded.hash().equals(head);
  }

  /** False for an id that nobody has begun an assembly under. */
  public boolean isCreated() {
    return assembly.occasion() != null;
  }

  /** Every text that the minutes ask for: what they would ask if none of them was known. */
  public Set<WordRef> wanted() {
    Texts unknown = new Texts(List.of());
    minutes(unknown);
    return unknown.asked();
  }

  public Minutes minutes(Texts texts) {
    Occasion what = assembly.what();
    Particulars particulars = assembly.particulars();
    Phase phase = assembly.phase();
    Phase.Published published = phase instanceof Phase.Published p ? p : null;
    Phase.Ended ended =
        published != null ? published.was() : phase instanceof Phase.Ended e ? e : null;
    Phase.Live live = ended != null ? ended.was() : phase instanceof Phase.Live l ? l : null;
    return new Minutes(
        id,
        seq,
        head,
        texts.text(what.title()),
        live == null ? what.date() : Day.of(live.openedAt()),
        what.time(),
        texts.textIfAny(what.place()),
        live == null ? null : live.openedAt(),
        ended == null ? null : ended.endedAt(),
        published == null ? null : published.publishedAt(),
        published == null ? null : published.to(),
        corrections(texts),
        texts.filled(particulars.chairs()),
        texts.filled(particulars.writer()),
        texts.filled(particulars.next()),
        assembly.present(),
        people(Person.Reach.DEVICE),
        people(Person.Reach.DESK),
        items(texts),
        courses.between(),
        fairness(),
        new ProposalRecords(assembly, texts).withoutVote());
  }

  private @Nullable FairnessRecord fairness() {
    Fairness fairness =
        Fairness.of(assembly.floor(), assembly.present(), assembly.people().byId().size());
    return fairness.speakers() == 0 ? null : new FairnessRecord(fairness, shares);
  }

  private List<Minutes.Correction> corrections(Texts texts) {
    return publications.said().stream()
        .map(said -> new Minutes.Correction(said.at(), texts.text(said.remark())))
        .toList();
  }

  private int people(Person.Reach reach) {
    return (int) assembly.people().byId().values().stream().filter(p -> p.reach() == reach).count();
  }

  private List<ItemRecord> items(Texts texts) {
    List<ItemRecord> items = new ArrayList<>();
    for (ItemId item : assembly.agenda().order()) {
      items.add(item(items.size() + 1, assembly.agenda().get(item), texts));
    }
    return items;
  }

  private ItemRecord item(int number, Item item, Texts texts) {
    ItemId id = item.id();
    return new ItemRecord(
        number,
        texts.text(item.title()),
        item.minutes(),
        courses.times(id),
        spentMillis(item),
        speeches.contributions(id),
        speeches.speakers(id, assembly.people()),
        speeches.spokenMillis(id, assembly.floor().speech(), at),
        courses.within(id),
        orders.of(id, texts),
        assembly.notes().of(id).stream()
            .map(note -> line(assembly.notes().get(note), texts))
            .toList(),
        assembly.decisions().order().stream()
            .map(decision -> assembly.decisions().get(decision))
            .filter(decision -> decision.item().equals(id) && isOver(decision))
            .map(decision -> decision(decision, texts))
            .toList(),
        lapsed(id, texts));
  }

  private static LineRecord line(Note note, Texts texts) {
    boolean task = note.kind() == Note.NoteKind.TASK;
    return new LineRecord(
        note.kind().wireName(),
        texts.text(note.text()),
        task ? texts.filled(note.assignee()) : null,
        task ? note.until() : null,
        note.happened());
  }

  private long spentMillis(Item item) {
    return switch (item.state()) {
      case Item.Planned planned -> 0;
      case Item.Current current -> current.spentMillis() + at - current.since();
      case Item.Done done -> done.spentMillis();
    };
  }

  /** A result that was not announced belongs into no minutes, not even into a draft. */
  private static boolean isOver(Decision decision) {
    return decision.isAnnounced()
        || decision.state() instanceof Decision.Ended
        || isOvertaken(decision);
  }

  /** Was announced, and fell with the vote on whose result it was built. */
  private static boolean isOvertaken(Decision decision) {
    return decision.state() instanceof Decision.SetAside aside && aside.builtUpon() != null;
  }

  private DecisionRecord decision(Decision decision, Texts texts) {
    Puts.Put then = puts.of(decision.id());
    Proposal proposal = then.proposal();
    // What fell keeps its figures; beside them stands why it does not hold.
    Decision counted = isOvertaken(decision) ? puts.beforeItFell(decision) : decision;
    String asked = question(decision, texts);
    return new DecisionRecord(
        asked,
        proposal == null ? null : put(decision, proposal, then.version(), texts),
        decision.method(),
        then.at(),
        puts.announcedAt(decision.id()),
        ResultRecord.of(counted, asked, puts.presentAt(decision.id()), assembly.people(), texts),
        texts.textIfAny(decision.correction()),
        decision.happened(),
        then.onDemand(),
        puts.voters(decision.id()),
        then.between().stream()
            .map(put -> put(decision, put.proposal(), put.version(), texts))
            .toList(),
        DecisionRecord.Twice.of(decision),
        puts.doubled(decision.id(), assembly.people()),
        counted.heads(),
        puts.countedOf(decision.id()),
        decision.isReconsidered(),
        fate(decision, texts));
  }

  /**
   * As it was put. That it has a number, or was adopted, is said only with the vote that did it.
   */
  private ProposalRecord put(Decision decision, Proposal proposal, int version, Texts texts) {
    ProposalRecord put = new ProposalRecords(assembly, texts).of(proposal, version);
    boolean fell = decision.state() instanceof Decision.SetAside || decision.isReconsidered();
    boolean isNumbered = decision.resolution() != null;
    return !fell && !isNumbered && Adopting.of(decision, proposal.id())
        ? put
        : put.withoutNumber(!fell);
  }

  private DecisionRecord.Fate fate(Decision decision, Texts texts) {
    List<Map<String, Object>> former =
        FormerTold.withLots(
            decision,
            texts::text,
            person -> PollRecord.called(assembly.people().get(person), texts));
    return new DecisionRecord.Fate(
        decision.history().mistaken() ? "mistake" : "ended",
        isOvertaken(decision),
        decision.resolution(),
        former,
        decision.history().dropped());
  }

  private List<ItemRecord.Lapsed> lapsed(ItemId item, Texts texts) {
    List<ItemRecord.Lapsed> lapsed = new ArrayList<>();
    for (DecisionId id : assembly.decisions().order()) {
      Decision decision = assembly.decisions().get(id);
      Integer number = decision.history().number();
      String how = lapsed(decision);
      if (decision.item().equals(item) && number != null && how != null) {
        lapsed.add(new ItemRecord.Lapsed(number, question(decision, texts), how));
      }
    }
    return lapsed;
  }

  /** Why it does not hold; nothing if it holds, or if its block tells of its number. */
  private @Nullable String lapsed(Decision decision) {
    if (decision.state() instanceof Decision.SetAside) {
      return isOvertaken(decision)
          ? "overtaken"
          : puts.isCountedInstead(decision.id()) ? "counted" : "aside";
    }
    return decision.isReconsidered() && Adopting.by(decision, decision.state())
        ? "reconsidered"
        : null;
  }

  private String question(Decision decision, Texts texts) {
    Puts.Put then = puts.of(decision.id());
    Proposal proposal = then.proposal();
    WordRef question = decision.question();
    return texts.text(
        proposal != null
            ? proposal.version(then.version()).title()
            : question != null ? question : assembly.agenda().get(decision.item()).title());
  }
}
