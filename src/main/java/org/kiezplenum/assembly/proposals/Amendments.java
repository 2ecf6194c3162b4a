package org.kiezplenum.assembly.proposals;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.ProposalEvent;

/** How amendments and the proposals that they change depend on each other. */
public final class Amendments {
  private final Proposals proposals;

  Amendments(Proposals proposals) {
    this.proposals = proposals;
  }

  /** All of them, in the order in which they were handed in. */
  public List<ProposalId> of(ProposalId proposal) {
    return all(proposal).stream().map(Proposal::id).toList();
  }

  private List<Proposal> all(ProposalId proposal) {
    return proposals.order().stream()
        .map(proposals::get)
        .filter(p -> p.isAmendmentOf(proposal))
        .toList();
  }

  /**
   * Those that wait for a vote or for attention, as they are to be put: see {@link VoteOrder}.
   * Those whose text has changed are among them, for nobody may forget them.
   */
  public List<ProposalId> open(ProposalId proposal) {
    return VoteOrder.of(
        all(proposal).stream().filter(Proposal::isVotable).toList(),
        proposals.get(proposal).arranged());
  }

  /** What it would change; absent if it is no amendment. */
  public @Nullable Proposal target(Proposal proposal) {
    return proposal.amendment() == null ? null : proposals.get(proposal.amends().of());
  }

  /** The text around its passage says something else now, so nobody knows what it would say. */
  public boolean isOutdated(Proposal amendment) {
    Proposal target = target(amendment);
    Proposal.Amendment as = amendment.amendment();
    return target != null
        && as != null
        && as.workedInto() == null
        && !target.text().equals(target.version(as.amends().version()).text());
  }

  /** Whether it can be put to the vote, or taken over, now. */
  public boolean isVotable(Proposal proposal) {
    Proposal target = target(proposal);
    return proposal.isVotable() && (target == null || (isVotable(target) && !isOutdated(proposal)));
  }

  /** The open ones that speak of the same words as this. */
  public List<ProposalId> conflicts(Proposal amendment) {
    Proposal target = target(amendment);
    if (target == null
        || !amendment.isVotable() && amendment.state() != Proposal.ProposalState.VOTING) {
      return List.of();
    }
    return isOutdated(amendment) ? List.of() : displacedBy(amendment);
  }

  /** The open ones that nobody could work in any more after this one. */
  List<ProposalId> displacedBy(Proposal amendment) {
    return all(amendment.amends().of()).stream()
        .filter(other -> other != amendment)
        .filter(other -> other.isVotable() || other.state() == Proposal.ProposalState.VOTING)
        .filter(other -> !isOutdated(other))
        .filter(other -> other.amends().conflictsWith(amendment.amends()))
        .map(Proposal::id)
        .toList();
  }

  /** Whether its words can be taken out again: nothing has changed the text since. */
  public boolean canTakeOut(Proposal amendment) {
    Proposal target = target(amendment);
    Integer into = amendment.amendment() == null ? null : amendment.amendment().workedInto();
    return target != null
        && into != null
        && target.isOpen()
        && target.version(into).text().equals(target.text());
  }

  /** True while one of its amendments is voted on: then its text stays as it is. */
  public boolean areVotedOn(ProposalId proposal) {
    return all(proposal).stream().anyMatch(p -> p.state() == Proposal.ProposalState.VOTING);
  }

  Proposals after(ProposalEvent.OfAmendments event, long at) {
    return switch (event) {
      case ProposalEvent.AmendmentHandedIn e ->
          proposals.plus(
              Proposal.handedIn(
                  e.proposal(),
                  e.number(),
                  e.person(),
                  new Proposal.Version(e.title(), e.text(), e.reasons(), at),
                  e.amends()));
      case ProposalEvent.AmendmentTakenOver e ->
          proposals.with(proposals.get(e.proposal()).in(Proposal.ProposalState.TAKEN_OVER));
      case ProposalEvent.AmendmentSettled e ->
          proposals.with(proposals.get(e.proposal()).settled(e.by()));
      case ProposalEvent.AmendmentsArranged e ->
          proposals.with(proposals.get(e.proposal()).arranging(e.order()));
      case ProposalEvent.AmendmentWorkedIn e -> workedIn(proposals.get(e.proposal()), at);
      case ProposalEvent.AmendmentTakenOut e -> takenOut(proposals.get(e.proposal()), at);
    };
  }

  private Proposals workedIn(Proposal amendment, long at) {
    Proposal target = proposals.get(amendment.amends().of());
    Amends amends = followed(amendment.amends(), target);
    Composed text =
        target
            .text()
            .with(
                new Composed.Passage(amendment.id(), amends.from(), amends.to(), amendment.text()));
    return proposals
        .with(amendment.being(new Proposal.Amendment(amends, target.version() + 1, null)))
        .saying(target, version(target, text, at, amends.change()), Amends::after);
  }

  /** Where the passage stands now; it has stayed behind only in records of former times. */
  private static Amends followed(Amends amends, Proposal target) {
    Amends followed = amends;
    while (followed != null && !target.text().equals(target.version(followed.version()).text())) {
      int next = followed.version() + 1;
      followed = followed.followed(target.version(next).changes(), next);
    }
    return Objects.requireNonNullElse(followed, amends);
  }

  /** The text is what it was, and so are the passages of the others. */
  private Proposals takenOut(Proposal amendment, long at) {
    Amends amends = amendment.amends();
    Proposal target = proposals.get(amends.of());
    int into = Objects.requireNonNull(Objects.requireNonNull(amendment.amendment()).workedInto());
    Composed text = target.version(into - 1).text();
    return proposals
        .with(amendment.being(new Proposal.Amendment(amends, null, null)))
        .saying(target, version(target, text, at, amends.change().inverse()), Amends::followed);
  }

  private static Proposal.Version version(Proposal target, Composed text, long at, Change change) {
    return new Proposal.Version(target.title(), text, target.reasons(), at, List.of(change));
  }
}
