package org.kiezplenum.assembly;

/** Which events put an end to what could be taken back before them. */
final class Cutting {
  private Cutting() {}

  /**
   * Events about the course of a proposal end what can be undone before them; changes by its author
   * do not.
   */
  static boolean by(ProposalEvent event) {
    return switch (event) {
      case ProposalEvent.ProposalAdmitted _,
          ProposalEvent.ProposalDebated _,
          ProposalEvent.ProposalReferred _,
          ProposalEvent.ProposalAdjourned _,
          ProposalEvent.ProposalRemarked _,
          ProposalEvent.HandingInSet _,
          ProposalEvent.ProposalsCompeting _,
          ProposalEvent.ProposalParted _,
          ProposalEvent.AmendmentsArranged _ ->
          true;
      // By people who propose, or in the wake of a decision that may itself be taken back.
      case ProposalEvent.ProposalHandedIn _,
          ProposalEvent.ProposalChanged _,
          ProposalEvent.ProposalWithdrawn _,
          ProposalEvent.ProposalReadmitted _,
          ProposalEvent.ProposalSupported _,
          ProposalEvent.SupportWithdrawn _,
          ProposalEvent.ProposalSettled _,
          ProposalEvent.ProposalMerged _,
          ProposalEvent.AmendmentHandedIn _,
          ProposalEvent.AmendmentTakenOver _,
          ProposalEvent.AmendmentWorkedIn _,
          ProposalEvent.AmendmentTakenOut _,
          ProposalEvent.AmendmentSettled _ ->
          false;
    };
  }

  /** Rules about who votes cut; giving votes at the door goes on beside everything else. */
  static boolean by(ElectorateEvent event) {
    return switch (event) {
      case ElectorateEvent.ElectorateSet _,
          ElectorateEvent.ProxiesAllowed _,
          ElectorateEvent.InitiativeAdded _,
          ElectorateEvent.InitiativeRemoved _ ->
          true;
      case ElectorateEvent.VotesGranted _,
          ElectorateEvent.VoteWithdrawn _,
          ElectorateEvent.DelegateNamed _,
          ElectorateEvent.DelegateDismissed _,
          ElectorateEvent.ProxyGiven _,
          ElectorateEvent.ProxyEnded _ ->
          false;
    };
  }
}
