package org.kiezplenum.minutes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Occasion;
import org.kiezplenum.assembly.Phase;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.Item;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.decisions.Decision;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.decisions.Finding;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.Recorded;

/**
 * Follows an assembly event by event and remembers what its state forgets: when items began and
 * ended, how much was said on each, and which text was put to the vote.
 */
final class Chronicle {
  private final AssemblyId id;
  private final Map<ItemId, Course> courses = new HashMap<>();
  private final Map<EntryId, Asked> asked = new HashMap<>();
  private final Map<DecisionId, Put> put = new HashMap<>();
  private final Map<DecisionId, Long> announcedAt = new HashMap<>();
  private Assembly assembly = Assembly.NONE;
  private long seq;
  private String head = "";
  private long at;

  Chronicle(AssemblyId id) {
    this.id = id;
  }

  /** What happened while an item was dealt with. */
  private static final class Course {
    final List<ItemRecord.Time> times = new ArrayList<>();
    final Set<PersonId> speakers = new HashSet<>();
    int contributions;
    long spokenMillis;
  }

  private record Asked(PersonId person, ItemId item) {}

  /** What was put to the vote, as it was then. */
  private record Put(long at, @Nullable Proposal proposal, @Nullable WordRef text) {}

  void add(Recorded recorded) {
    Event event = EventCodec.read(recorded);
    seq = recorded.seq();
    head = recorded.hash();
    at = recorded.at();
    remember(event);
    assembly = assembly.after(event, at, recorded.actor());
  }

  private void remember(Event event) {
    switch (event) {
      case Event.ItemStarted e -> begin(e.item());
      case Event.ItemReopened e -> begin(e.item());
      case Event.ItemClosed e -> close(e.item());
      case Event.EntryMade e -> asked.put(e.entry(), new Asked(e.person(), e.item()));
      case Event.SpeakerCalled e -> {
        Asked entry = asked(e.entry());
        course(entry.item()).contributions++;
        course(entry.item()).speakers.add(entry.person());
      }
      case Event.SpeechEnded e -> course(asked(e.entry()).item()).spokenMillis += e.spokenMillis();
      case Event.DecisionOpened e -> put.put(e.decision(), put(e.proposal(), e.proposalVersion()));
      case Event.DecisionSeen e -> {
        put.put(e.decision(), put(e.proposal(), e.proposalVersion()));
        announcedAt.put(e.decision(), at);
      }
      case Event.DecisionAnnounced e -> announcedAt.put(e.decision(), at);
      default -> {}
    }
  }

  private Course course(ItemId item) {
    return courses.computeIfAbsent(item, none -> new Course());
  }

  private Asked asked(EntryId entry) {
    return Objects.requireNonNull(asked.get(entry));
  }

  private void begin(ItemId item) {
    course(item).times.add(new ItemRecord.Time(at, null));
  }

  private void close(ItemId item) {
    List<ItemRecord.Time> times = course(item).times;
    times.set(times.size() - 1, new ItemRecord.Time(times.getLast().from(), at));
  }

  private Put put(@Nullable ProposalId proposalId, @Nullable Integer of) {
    if (proposalId == null) {
      return new Put(at, null, null);
    }
    Proposal proposal = assembly.proposals().get(proposalId);
    WordRef text = proposal.text();
    int version = Objects.requireNonNullElse(of, text.version());
    return new Put(at, proposal, new WordRef(text.key(), version, text.digest()));
  }

  /** False for an id that nobody has begun an assembly under. */
  boolean isCreated() {
    return assembly.occasion() != null;
  }

  /** Every text that the minutes will ask for. */
  Set<WordRef> wanted() {
    Set<WordRef> refs = new LinkedHashSet<>();
    refs.add(assembly.what().title());
    addTo(refs, assembly.what().place());
    for (Item item : assembly.agenda().items().values()) {
      refs.add(item.title());
    }
    assembly.notes().byId().values().forEach(note -> refs.add(note.text()));
    assembly.decisions().byId().values().forEach(decision -> addTo(refs, decision.question()));
    assembly.proposals().byId().values().forEach(proposal -> addTo(refs, proposal));
    for (Put each : put.values()) {
      addTo(refs, each.proposal());
      addTo(refs, each.text());
    }
    return refs;
  }

  private static void addTo(Set<WordRef> refs, @Nullable Proposal proposal) {
    if (proposal != null) {
      refs.add(proposal.title());
      refs.add(proposal.text());
      addTo(refs, proposal.reasons());
    }
  }

  private static void addTo(Set<WordRef> refs, @Nullable WordRef ref) {
    if (ref != null) {
      refs.add(ref);
    }
  }

  Minutes minutes(Texts texts) {
    Occasion what = assembly.what();
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
        what.date(),
        what.time(),
        texts.textIfAny(what.place()),
        live == null ? null : live.openedAt(),
        ended == null ? null : ended.endedAt(),
        published == null ? null : published.publishedAt(),
        assembly.present(),
        people(Person.Reach.DEVICE),
        people(Person.Reach.DESK),
        items(texts),
        proposalsWithoutVote(texts));
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
    Course course = course(item.id());
    return new ItemRecord(
        number,
        texts.text(item.title()),
        item.minutes(),
        List.copyOf(course.times),
        spentMillis(item),
        course.contributions,
        course.speakers.size(),
        course.spokenMillis + speaksNowMillis(item.id()),
        assembly.notes().of(item.id()).stream()
            .map(note -> texts.text(Objects.requireNonNull(assembly.notes().find(note)).text()))
            .toList(),
        assembly.decisions().order().stream()
            .map(decision -> assembly.decisions().get(decision))
            .filter(decision -> decision.item().equals(item.id()) && isOver(decision))
            .map(decision -> decision(decision, texts))
            .toList());
  }

  private long spentMillis(Item item) {
    return switch (item.state()) {
      case Item.Planned planned -> 0;
      case Item.Current current -> current.spentMillis() + at - current.since();
      case Item.Done done -> done.spentMillis();
    };
  }

  /** In a draft somebody may still be speaking. */
  private long speaksNowMillis(ItemId item) {
    var speech = assembly.floor().speech();
    return speech != null && asked(speech.entry().id()).item().equals(item)
        ? speech.spokenMillis(at)
        : 0;
  }

  /** A result that was not announced belongs into no minutes, not even into a draft. */
  private static boolean isOver(Decision decision) {
    return decision.state() instanceof Decision.Announced
        || decision.state() instanceof Decision.Ended;
  }

  private DecisionRecord decision(Decision decision, Texts texts) {
    Put then = Objects.requireNonNull(put.get(decision.id()));
    Proposal proposal = then.proposal();
    WordRef question = decision.question();
    Finding finding =
        decision.state() instanceof Decision.Announced announced ? announced.finding() : null;
    return new DecisionRecord(
        proposal != null
            ? texts.text(proposal.title())
            : question != null ? texts.text(question) : "",
        proposal == null ? null : proposal(proposal, then.text(), texts),
        decision.method(),
        List.copyOf(decision.blocks().values()),
        then.at(),
        announcedAt.get(decision.id()),
        finding);
  }

  private List<ProposalRecord> proposalsWithoutVote(Texts texts) {
    Set<ProposalId> voted = new HashSet<>();
    for (Decision decision : assembly.decisions().byId().values()) {
      if (decision.proposal() != null) {
        voted.add(decision.proposal());
      }
    }
    return assembly.proposals().order().stream()
        .filter(proposal -> !voted.contains(proposal))
        .map(proposal -> proposal(assembly.proposals().get(proposal), null, texts))
        .toList();
  }

  /** The proposal in the version that {@code text} refers to, else in the latest. */
  private static ProposalRecord proposal(Proposal proposal, @Nullable WordRef text, Texts texts) {
    WordRef words = text == null ? proposal.text() : text;
    return new ProposalRecord(
        proposal.number(),
        texts.text(proposal.title()),
        words.version(),
        texts.text(words),
        texts.textIfAny(proposal.reasons()));
  }
}
