package org.kiezplenum.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kiezplenum.assembly.agenda.Item;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.majority.Tally;

/** Looks on while an assembly goes its way, and knows in its own words what must always be true. */
final class Auditor {
  private final Map<String, Integer> versions = new HashMap<>();
  private final Set<Object> given = new HashSet<>();

  void accepted(Assembly before, Ruling.Accepted decided, Assembly after) {
    wordsAreThoseOfTheEvents(decided);
    ballotsAreCastOnWhatIsOpen(before, decided);
    for (Event event : decided.events()) {
      idsAreNew(event);
      theFirstIsCalled(before, event);
      findingsAddUp(before, event);
    }
    atMostOneItemIsCurrent(after);
    theAgendaIsWhole(after);
    theQueueIsWhole(after);
    theFloorBelongsToTheItem(after);
    oneVoteAtATime(after);
    whatIsPublishedStaysAsItIs(before, after);
  }

  private void wordsAreThoseOfTheEvents(Ruling.Accepted decided) {
    List<WordRef> referred = new ArrayList<>();
    decided.events().forEach(event -> collect(event, referred));
    // A question that is put again keeps its words.
    referred.removeIf(ref -> versions.getOrDefault(ref.key(), 0) >= ref.version());
    assertThat(decided.words().stream().map(Decided.Word::ref).toList()).isEqualTo(referred);
    for (Decided.Word word : decided.words()) {
      WordRef ref = word.ref();
      assertThat(ref.digest()).isEqualTo(word.wording().digest());
      assertThat(ref.version()).as(ref.key()).isEqualTo(versions.getOrDefault(ref.key(), 0) + 1);
      versions.put(ref.key(), ref.version());
    }
  }

  private static void collect(Object value, List<WordRef> into) {
    if (value instanceof WordRef ref) {
      into.add(ref);
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(part -> collect(part, into));
    } else if (value instanceof Record whole) {
      for (RecordComponent part : whole.getClass().getRecordComponents()) {
        try {
          part.getAccessor().setAccessible(true);
          collect(part.getAccessor().invoke(whole), into);
        } catch (ReflectiveOperationException e) {
          throw new LinkageError(e.getMessage(), e);
        }
      }
    }
  }

  private static void ballotsAreCastOnWhatIsOpen(Assembly before, Ruling.Accepted decided) {
    for (Decided.Ballot ballot : decided.ballots()) {
      // Whoever is called in a vote by name may come in by being called, and it is told that the
      // desk has entered it, or that they vote themselves after it had. Of no other ballot is told.
      List<Event> told =
          decided.events().stream()
              .filter(event -> !(event instanceof PeopleEvent.PersonEntered))
              .toList();
      assertThat(decided.events())
          .hasSizeLessThanOrEqualTo(told.size() + (ballot.person() == null ? 0 : 1));
      assertThat(told).allMatch(VotingEvent.RollAnswered.class::isInstance);
      assertThat(told).hasSizeLessThanOrEqualTo(2);
      assertThat(told.isEmpty() || before.decisions().get(ballot.decision()).isByName()).isTrue();
      assertThat(ballot.decision()).isEqualTo(before.decisions().voting());
      assertThat(before.decisions().get(ballot.decision()).isOpen()).isTrue();
    }
  }

  private void idsAreNew(Event event) {
    Object id =
        switch (event) {
          case PeopleEvent.PersonJoined e -> e.person();
          case PeopleEvent.PersonEntered e -> e.person();
          case AgendaEvent.ItemAdded e -> e.item();
          case NoteEvent.NoteWritten e -> e.note();
          case FloorEvent.EntryMade e -> e.entry();
          case ProposalEvent.ProposalHandedIn e -> e.proposal();
          case ProposalEvent.AmendmentHandedIn e -> e.proposal();
          case VotingEvent.DecisionOpened e -> e.decision();
          case VotingEvent.DecisionSeen e -> e.decision();
          case VotingEvent.HandsEntered e -> e.block();
          case VotingEvent.PollOpened e -> e.decision();
          case VotingEvent.CellsEntered e -> e.block();
          case VotingEvent.PaperEntered e -> e.block();
          default -> null;
        };
    if (id != null) {
      must(given.add(id), "given twice: %s", id);
    }
  }

  private static void theFirstIsCalled(Assembly before, Event event) {
    if (event instanceof FloorEvent.SpeakerCalled called) {
      for (EntryId entry : before.floor().queue()) {
        must(called.entry().equals(before.floor().queue().getFirst()), "%s was skipped", entry);
      }
    }
  }

  private static void findingsAddUp(Assembly before, Event event) {
    if (event instanceof VotingEvent.DecisionAnnounced announced) {
      Decision decision = before.decisions().get(announced.decision());
      int yes = 0;
      int no = 0;
      for (var hands : decision.poll().hands().values()) {
        yes += (int) hands.get("yes");
        no += (int) hands.get("no");
      }
      // What was entered afterwards, and corrected since, never had an urn.
      Bag cast = decision.poll().phones();
      Tally phones = cast == null ? Tally.NONE : Tally.of(cast.times());
      Tally total = announced.finding().total();
      assertThat(total.yes()).isEqualTo(yes + phones.yes());
      assertThat(total.no()).isEqualTo(no + phones.no());
      String outcome =
          total.yes() > total.no()
              ? "adopted"
              : total.yes() + total.no() == 0 ? "no-result" : "rejected";
      assertThat(announced.finding().outcome().wireName()).isEqualTo(outcome);
    }
  }

  private static void atMostOneItemIsCurrent(Assembly state) {
    ItemId current = state.agenda().current();
    must(current == null || state.isLive(), "current though not live");
    for (Item item : state.agenda().items().values()) {
      must(
          item.state() instanceof Item.Current == item.id().equals(current),
          "current are %s and %s",
          current,
          item);
    }
  }

  private static void theAgendaIsWhole(Assembly state) {
    Set<ItemId> order = new HashSet<>(state.agenda().order());
    must(order.size() == state.agenda().order().size(), "an item stands twice");
    must(order.equals(state.agenda().items().keySet()), "order and items differ");
    Set<NoteId> lines = new HashSet<>();
    for (var notes : state.notes().lines().entrySet()) {
      must(order.contains(notes.getKey()), "notes to %s, which is not there", notes.getKey());
      for (NoteId note : notes.getValue()) {
        must(lines.add(note), "written twice: %s", note);
        must(state.notes().find(note).item().equals(notes.getKey()), "%s is elsewhere", note);
      }
    }
    must(lines.equals(state.notes().byId().keySet()), "lines and notes differ");
  }

  private static void theQueueIsWhole(Assembly state) {
    Floor floor = state.floor();
    Set<EntryId> queue = new HashSet<>(floor.queue());
    must(queue.size() == floor.queue().size(), "an entry stands twice");
    must(queue.equals(floor.entries().keySet()), "queue and entries differ");
    for (EntryId id : floor.queue()) {
      Entry entry = floor.find(id);
      must(
          floor.allOf(entry.person()).contains(id) && floor.isTaken(entry),
          "%s waits by another entry",
          entry);
      must(state.people().find(entry.person()) != null, "nobody waits: %s", entry);
    }
    must(
        floor.speech() == null || !queue.contains(floor.speech().entry().id()),
        "speaks and waits by the same entry");
  }

  private static void theFloorBelongsToTheItem(Assembly state) {
    boolean none = state.agenda().current() == null;
    Floor floor = state.floor();
    must(floor.list() == Floor.SpeakersList.NONE == none, "list is %s", floor.list());
    must(floor.rules() == null == none, "rules are %s", floor.rules());
    if (none) {
      must(floor.queue().isEmpty() || state.isLive(), "somebody waits for no item");
      must(floor.speech() == null, "somebody speaks to no item");
      must(state.decisions().shown() == null, "a result is shown to no item");
    }
  }

  private static void oneVoteAtATime(Assembly state) {
    DecisionId voting = state.decisions().voting();
    for (Decision decision : state.decisions().byId().values()) {
      boolean under =
          decision.state() instanceof Decision.Open || decision.state() instanceof Decision.Closed;
      must(under == decision.id().equals(voting), "votes are %s and %s", voting, decision);
    }
    Decision vote = voting == null ? null : state.decisions().get(voting);
    must(vote == null || vote.item().equals(state.agenda().current()), "voted on elsewhere");
    for (Proposal proposal : state.proposals().byId().values()) {
      must(
          proposal.state()
              == Proposal.ProposalState.VOTING
              == (vote != null && vote.proposals().contains(proposal.id())),
          "%s while the vote is %s",
          proposal,
          vote);
    }
  }

  private static void whatIsPublishedStaysAsItIs(Assembly before, Assembly after) {
    if (before.phase() instanceof Phase.Published) {
      assertThat(after.occasion()).isSameAs(before.occasion());
      assertThat(after.present()).isEqualTo(before.present());
      assertThat(after.agenda()).isSameAs(before.agenda());
      assertThat(after.notes()).isSameAs(before.notes());
      assertThat(after.proposals()).isSameAs(before.proposals());
      assertThat(after.decisions()).isSameAs(before.decisions());
      before
          .people()
          .byId()
          .forEach(
              (id, person) -> assertThat(after.people().get(id).name()).isEqualTo(person.name()));
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation is not among the parts of the house
  private static void must(boolean holds, String otherwise, Object... with) {
    if (!holds) {
      throw new AssertionError(String.format(otherwise, with));
    }
  }
}
