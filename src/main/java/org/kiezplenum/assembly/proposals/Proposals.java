package org.kiezplenum.assembly.proposals;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.decisions.Decisions;
import org.kiezplenum.assembly.decisions.Finding;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** The proposals of an assembly, in the order in which they were handed in. */
public record Proposals(PVector<ProposalId> order, PMap<ProposalId, Proposal> byId) {
  public static final Proposals NONE = new Proposals(TreePVector.empty(), HashTreePMap.empty());

  public static final int MOST_PROPOSALS = 500;
  public static final int MOST_PROPOSALS_OF_ONE_PERSON = 20;
  public static final int MOST_VERSIONS = 100;
  public static final int LONGEST_TITLE_GRAPHEMES = 200;
  public static final int LONGEST_TEXT_BYTES = 20_000;

  public @Nullable Proposal find(ProposalId proposal) {
    return byId.get(proposal);
  }

  /** A proposal that an event has named before. */
  public Proposal get(ProposalId proposal) {
    return Objects.requireNonNull(byId.get(proposal));
  }

  /**
   * What an event changes here, if it is one about proposals or decisions on them.
   *
   * @param decisions as they are after the event
   * @param at when it happened
   */
  public Proposals after(Event event, Decisions decisions, long at) {
    return switch (event) {
      case Event.ProposalHandedIn e -> handedIn(e, at);
      case Event.ProposalChanged e -> saying(get(e.proposal()), version(e, at));
      case Event.ProposalWithdrawn e -> with(get(e.proposal()).withdrawn());
      case Event.ProposalReadmitted e -> with(get(e.proposal()).readmitted());
      case Event.ProposalSupported e -> {
        Proposal proposal = get(e.proposal());
        yield with(proposal.supportedBy(proposal.supporters().plus(e.person())));
      }
      case Event.SupportWithdrawn e -> {
        Proposal proposal = get(e.proposal());
        yield with(proposal.supportedBy(proposal.supporters().minus(e.person())));
      }
      case Event.DecisionOpened e -> in(Proposal.State.VOTING, e.proposal());
      case Event.PollOpened e -> in(Proposal.State.VOTING, e.proposal());
      case Event.DecisionSeen e -> in(Proposal.State.by(e.finding().outcome()), e.proposal());
      case Event.DecisionAnnounced e -> found(e.decision(), e.finding().outcome(), decisions);
      case Event.PollAnnounced e ->
          found(e.decision(), Finding.Outcome.of(e.finding().outcome()), decisions);
      case Event.DecisionTakenUp e ->
          in(Proposal.State.VOTING, decisions.get(e.decision()).proposal());
      case Event.DecisionEnded e -> asBefore(e.decision(), decisions);
      case Event.DecisionSetAside e -> asBefore(e.decision(), decisions);
      default -> new Amendments(this).after(event, at);
    };
  }

  public Amendments amendments() {
    return new Amendments(this);
  }

  /** Whether it can be put to the vote now. */
  public boolean isVotable(Proposal proposal) {
    return amendments().isVotable(proposal);
  }

  /** Two who turned out to be one are for a proposal once. */
  public Proposals merged(PersonId person, PersonId into) {
    Proposals merged = this;
    for (Proposal proposal : byId.values()) {
      if (proposal.supporters().contains(person)) {
        merged = merged.with(proposal.supportedBy(proposal.supporters().minus(person).plus(into)));
      }
    }
    return merged;
  }

  private Proposals handedIn(Event.ProposalHandedIn event, long at) {
    Proposal proposal =
        Proposal.handedIn(
            event.proposal(),
            event.number(),
            event.person(),
            new Proposal.Version(event.title(), event.text(), event.reasons(), at),
            null);
    return plus(proposal);
  }

  Proposals plus(Proposal proposal) {
    return new Proposals(order.plus(proposal.id()), byId.plus(proposal.id(), proposal));
  }

  private Proposal.Version version(Event.ProposalChanged event, long at) {
    Proposal was = get(event.proposal());
    WordRef reasons = event.reasons();
    WordRef text = event.text();
    List<Change> changes = event.changes();
    return new Proposal.Version(
        Objects.requireNonNullElse(event.title(), was.title()),
        text == null ? was.text() : Composed.of(text),
        reasons == null ? was.reasons() : reasons,
        at,
        changes == null ? List.of() : changes);
  }

  /**
   * A new version. The passages of its amendments move with the text around them; those that the
   * new text touches stay with the version they were made for.
   */
  Proposals saying(Proposal proposal, Proposal.Version version) {
    Proposal before = get(proposal.id());
    Proposals said = with(before.saying(version));
    if (version.text().equals(before.text())) {
      return said;
    }
    for (ProposalId id : order) {
      Proposal other = get(id);
      Proposal.Amendment as = other.amendment();
      if (other.isAmendmentOf(before.id())
          && as != null
          && as.workedInto() == null
          && before.text().equals(before.version(as.amends().version()).text())) {
        Amends moved = as.amends().after(version.changes(), before.version() + 1);
        if (moved != null) {
          said = said.with(other.being(new Proposal.Amendment(moved, null, as.settledBy())));
        }
      }
    }
    return said.grown(get(proposal.id()), version);
  }

  /** Where an amendment itself says something else now, so would what it amends. */
  private Proposals grown(Proposal before, Proposal.Version version) {
    Proposal.Amendment as = before.amendment();
    if (as == null) {
      return this;
    }
    int length = as.amends().length() + version.changes().stream().mapToInt(Change::growth).sum();
    return with(
        get(before.id())
            .being(
                new Proposal.Amendment(
                    as.amends().ofLength(length), as.workedInto(), as.settledBy())));
  }

  private Proposals found(DecisionId decision, Finding.Outcome outcome, Decisions decisions) {
    return in(Proposal.State.by(outcome), decisions.get(decision).proposal());
  }

  /** A vote that ended or does not hold leaves its proposal as if it had not been put. */
  private Proposals asBefore(DecisionId decision, Decisions decisions) {
    ProposalId proposal = decisions.get(decision).proposal();
    return proposal != null && decisions.latestFoundOn(proposal) != null
        ? in(Proposal.State.NO_RESULT, proposal)
        : in(Proposal.State.HANDED_IN, proposal);
  }

  private Proposals in(Proposal.State state, @Nullable ProposalId proposal) {
    return proposal == null ? this : with(get(proposal).in(state));
  }

  Proposals with(Proposal proposal) {
    return new Proposals(order, byId.plus(proposal.id(), proposal));
  }
}
