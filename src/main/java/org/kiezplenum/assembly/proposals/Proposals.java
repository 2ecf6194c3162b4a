package org.kiezplenum.assembly.proposals;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The proposals of an assembly, in the order in which they were handed in.
 *
 * @param resolutions those that were adopted, in the order in which they were; each keeps its place
 *     unless it was the last and does not hold any more. Their places were the numbers of
 *     resolutions before events said these
 * @param mostNumbered how many had a place at once, at the most
 * @param competing those that exclude each other
 * @param handingIn who may hand one in
 */
public record Proposals(
    PVector<ProposalId> order,
    PMap<ProposalId, Proposal> byId,
    PVector<ProposalId> resolutions,
    int mostNumbered,
    Competing competing,
    HandingIn handingIn) {
  public static final Proposals NONE =
      new Proposals(
          TreePVector.empty(),
          HashTreePMap.empty(),
          TreePVector.empty(),
          0,
          Competing.NONE,
          HandingIn.EVERYBODY);

  public static final int MOST_PROPOSALS = 500;
  public static final int MOST_PROPOSALS_OF_ONE_PERSON = 20;
  public static final int MOST_VERSIONS = 100;
  public static final int LONGEST_TITLE_GRAPHEMES = 200;
  public static final int LONGEST_TEXT_BYTES = 20_000;
  public static final int LONGEST_REMARK_BYTES = 4_000;

  public @Nullable Proposal find(ProposalId proposal) {
    return byId.get(proposal);
  }

  /** A proposal that an event has named before. */
  public Proposal get(ProposalId proposal) {
    return Objects.requireNonNull(byId.get(proposal));
  }

  /**
   * What an event about proposals changes here.
   *
   * @param at when it happened
   */
  public Proposals after(ProposalEvent event, long at) {
    return switch (event) {
      case ProposalEvent.ProposalHandedIn e -> handedIn(e, at);
      case ProposalEvent.ProposalChanged e ->
          saying(get(e.proposal()), version(e, at), Amends::after);
      case ProposalEvent.ProposalWithdrawn e -> with(get(e.proposal()).withdrawn());
      case ProposalEvent.ProposalReadmitted e -> with(get(e.proposal()).readmitted());
      case ProposalEvent.ProposalSupported e -> {
        Proposal proposal = get(e.proposal());
        yield with(proposal.supportedBy(proposal.supporters().plus(e.person())));
      }
      case ProposalEvent.SupportWithdrawn e -> {
        Proposal proposal = get(e.proposal());
        yield with(proposal.supportedBy(proposal.supporters().minus(e.person())));
      }
      case ProposalEvent.OfCourse e -> new Course(this).after(e);
      case ProposalEvent.OfAmendments e -> new Amendments(this).after(e, at);
    };
  }

  public Amendments amendments() {
    return new Amendments(this);
  }

  /** Whether it can be put to the vote now. */
  public boolean isVotable(Proposal proposal) {
    return amendments().isVotable(proposal);
  }

  /** The number that it had when only proposals had one, from 1; absent unless it is adopted. */
  public @Nullable Integer numberOfFormerTimes(Proposal proposal) {
    int place = resolutions.indexOf(proposal.id());
    return place < 0 || proposal.state() != Proposal.ProposalState.ADOPTED ? null : place + 1;
  }

  /** What this competes with and was adopted, so that this cannot be any more. */
  @Nullable ProposalId adoptedRival(Proposal proposal) {
    return competing.groupOf(proposal.id()).stream()
        .filter(other -> !other.equals(proposal.id()))
        .filter(other -> get(other).state() == Proposal.ProposalState.ADOPTED)
        .findFirst()
        .orElse(null);
  }

  /** All who are for it, or for what went into it; each once. */
  public Set<PersonId> supporters(Proposal proposal) {
    Set<PersonId> people = new HashSet<>(proposal.supporters());
    for (Proposal other : byId.values()) {
      if (wentInto(other, proposal.id())) {
        people.addAll(other.supporters());
      }
    }
    return people;
  }

  /** All that somebody is for, by themselves or by what went into it. */
  public Set<ProposalId> supportedBy(PersonId person) {
    Set<ProposalId> supported = new HashSet<>();
    for (Proposal proposal : byId.values()) {
      Proposal next = proposal.supporters().contains(person) ? proposal : null;
      while (next != null && supported.add(next.id())) {
        boolean isMerged = next.state() == Proposal.ProposalState.MERGED;
        next = isMerged && next.gaveWayTo() != null ? get(next.gaveWayTo()) : null;
      }
    }
    return supported;
  }

  /** True for what was merged into this, or into what was. */
  boolean wentInto(Proposal other, ProposalId into) {
    Proposal next = other;
    while (next.state() == Proposal.ProposalState.MERGED && next.gaveWayTo() != null) {
      if (next.isMergedInto(into)) {
        return true;
      }
      next = get(next.gaveWayTo());
    }
    return false;
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

  private Proposals handedIn(ProposalEvent.ProposalHandedIn event, long at) {
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
    return new Proposals(
        order.plus(proposal.id()),
        byId.plus(proposal.id(), proposal),
        resolutions,
        mostNumbered,
        competing,
        handingIn);
  }

  private Proposal.Version version(ProposalEvent.ProposalChanged event, long at) {
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
   *
   * @param following where a passage stands in it
   */
  Proposals saying(Proposal proposal, Proposal.Version version, Following following) {
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
        Amends moved = following.to(as.amends(), version.changes(), before.version() + 1);
        if (moved != null) {
          said = said.with(other.being(new Proposal.Amendment(moved, null, as.settledBy())));
        }
      }
    }
    return said.grown(get(proposal.id()), version);
  }

  /** Finds where a passage stands in the next version; nowhere if its words were touched. */
  interface Following {
    @Nullable Amends to(Amends amends, List<Change> changes, int next);
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

  public Proposals in(Proposal.ProposalState state, @Nullable ProposalId proposal) {
    return standing(proposal, was -> was.in(state));
  }

  public Proposals standing(@Nullable ProposalId proposal, UnaryOperator<ProposalStanding> now) {
    if (proposal == null) {
      return this;
    }
    Proposal before = get(proposal);
    return with(before.being(now.apply(before.standing())));
  }

  Proposals competing(Competing now) {
    return new Proposals(order, byId, resolutions, mostNumbered, now, handingIn);
  }

  Proposals handingIn(HandingIn now) {
    return new Proposals(order, byId, resolutions, mostNumbered, competing, now);
  }

  Proposals with(Proposal proposal) {
    PMap<ProposalId, Proposal> all = byId.plus(proposal.id(), proposal);
    PVector<ProposalId> numbered = numbered(proposal, all);
    int most = Math.max(mostNumbered, numbered.size());
    return new Proposals(order, all, numbered, most, competing, handingIn);
  }

  /** A number that was given out since keeps all before it where they are. */
  private PVector<ProposalId> numbered(Proposal proposal, PMap<ProposalId, Proposal> all) {
    if (proposal.amendment() != null) {
      return resolutions;
    }
    if (proposal.state() == Proposal.ProposalState.ADOPTED) {
      return resolutions.contains(proposal.id()) ? resolutions : resolutions.plus(proposal.id());
    }
    PVector<ProposalId> numbered = resolutions;
    while (!numbered.isEmpty()
        && Objects.requireNonNull(all.get(numbered.getLast())).state()
            != Proposal.ProposalState.ADOPTED) {
      numbered = numbered.minus(numbered.size() - 1);
    }
    return numbered;
  }
}
