package org.kiezplenum.assembly;

/** Which events put an end to what could be taken back before them. */
final class Cutting {
  private Cutting() {}

  /** What the moderation says about the course of proposals cuts; their texts are their own. */
  static boolean by(Event.OfProposals event) {
    return switch (event) {
      case Event.ProposalAdmitted _,
          Event.ProposalDebated _,
          Event.ProposalReferred _,
          Event.ProposalAdjourned _,
          Event.ProposalRemarked _,
          Event.HandingInSet _,
          Event.ProposalsCompeting _,
          Event.ProposalParted _,
          Event.AmendmentsArranged _ ->
          true;
      // By people who propose, or in the wake of a decision that may itself be taken back.
      case Event.ProposalHandedIn _,
          Event.ProposalChanged _,
          Event.ProposalWithdrawn _,
          Event.ProposalReadmitted _,
          Event.ProposalSupported _,
          Event.SupportWithdrawn _,
          Event.ProposalSettled _,
          Event.ProposalMerged _,
          Event.AmendmentHandedIn _,
          Event.AmendmentTakenOver _,
          Event.AmendmentWorkedIn _,
          Event.AmendmentTakenOut _,
          Event.AmendmentSettled _ ->
          false;
    };
  }

  /** Rules about who votes cut; giving votes at the door goes on beside everything else. */
  static boolean by(Event.OfElectorate event) {
    return switch (event) {
      case Event.ElectorateSet _,
          Event.ProxiesAllowed _,
          Event.InitiativeAdded _,
          Event.InitiativeRemoved _ ->
          true;
      case Event.VotesGranted _,
          Event.VoteWithdrawn _,
          Event.DelegateNamed _,
          Event.DelegateDismissed _,
          Event.ProxyGiven _,
          Event.ProxyEnded _ ->
          false;
    };
  }
}
