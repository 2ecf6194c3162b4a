package org.kiezplenum.assembly;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.Amends;
import org.kiezplenum.assembly.proposals.Change;
import org.kiezplenum.assembly.proposals.HandingIn;
import org.kiezplenum.assembly.proposals.ProposalId;

/** Is about proposals, and changes nothing else. */
public sealed interface ProposalEvent extends Event {

  /** About proposals that change another. */
  sealed interface OfAmendments extends ProposalEvent {}

  /** What the moderation says about proposals, and what follows where they exclude each other. */
  sealed interface OfCourse extends ProposalEvent {}

  record ProposalHandedIn(
      ProposalId proposal,
      int number,
      PersonId person,
      WordRef title,
      WordRef text,
      @Nullable WordRef reasons)
      implements ProposalEvent {}

  /**
   * Says something else from now on; what is absent stays as it was. Reasons that are empty were
   * taken back.
   *
   * @param version of the proposal, from 2
   * @param changes what the text says otherwise; absent where it stayed
   */
  record ProposalChanged(
      ProposalId proposal,
      int version,
      @Nullable WordRef title,
      @Nullable WordRef text,
      @Nullable WordRef reasons,
      @Nullable List<Change> changes)
      implements ProposalEvent {

    public ProposalChanged(
        ProposalId proposal,
        int version,
        @Nullable WordRef title,
        @Nullable WordRef text,
        @Nullable WordRef reasons) {
      this(proposal, version, title, text, reasons, null);
    }
  }

  /** A proposal to change another; {@code text} is what would stand there. */
  record AmendmentHandedIn(
      ProposalId proposal,
      int number,
      PersonId person,
      WordRef title,
      WordRef text,
      @Nullable WordRef reasons,
      Amends amends)
      implements OfAmendments {}

  /** Whoever handed in the proposal wants it that way too, so nobody needs to vote on it. */
  record AmendmentTakenOver(ProposalId proposal) implements OfAmendments {}

  /**
   * Its words stand in the proposal from then on.
   *
   * @param version of that proposal, new by it
   */
  record AmendmentWorkedIn(ProposalId proposal, ProposalId of, int version)
      implements OfAmendments {}

  /** Its words do not stand there after all; the text is again what it was before. */
  record AmendmentTakenOut(ProposalId proposal, ProposalId of, int version)
      implements OfAmendments {}

  /**
   * Needs no vote any more, or nobody knows what it would change.
   *
   * @param by the proposal that was decided, or the amendment that was worked in
   */
  record AmendmentSettled(ProposalId proposal, ProposalId by) implements OfAmendments {}

  /** The moderation wants the amendments of this proposal put in this order. */
  record AmendmentsArranged(ProposalId proposal, List<ProposalId> order) implements OfAmendments {}

  /** Is not put to the vote any more. */
  record ProposalWithdrawn(ProposalId proposal) implements ProposalEvent {}

  /** Is again what it was before it was withdrawn. */
  record ProposalReadmitted(ProposalId proposal) implements ProposalEvent {}

  record ProposalSupported(ProposalId proposal, PersonId person) implements ProposalEvent {}

  record SupportWithdrawn(ProposalId proposal, PersonId person) implements ProposalEvent {}

  /** May be put to the vote: let onto the agenda, taken up again, or not debated any more. */
  record ProposalAdmitted(ProposalId proposal) implements OfCourse {}

  /** Is debated whenever this item is the current one. */
  record ProposalDebated(ProposalId proposal, ItemId item) implements OfCourse {}

  /** Somebody else is to deal with it. */
  record ProposalReferred(ProposalId proposal, WordRef to) implements OfCourse {}

  /** Put off until it is taken up again. */
  record ProposalAdjourned(ProposalId proposal) implements OfCourse {}

  /** What the moderation says about it; an empty text takes it away. */
  record ProposalRemarked(ProposalId proposal, WordRef text) implements OfCourse {}

  record HandingInSet(HandingIn by) implements OfCourse {}

  /** These exclude each other, and are to be put in this order. */
  record ProposalsCompeting(List<ProposalId> order) implements OfCourse {}

  /** Competes with no other any more. */
  record ProposalParted(ProposalId proposal) implements OfCourse {}

  /**
   * Needs no vote any more.
   *
   * @param by the proposal that was adopted instead of it
   */
  record ProposalSettled(ProposalId proposal, ProposalId by) implements OfCourse {}

  /** Its words went into another, and those who were for it are for that. */
  record ProposalMerged(ProposalId proposal, ProposalId into) implements OfCourse {}
}
