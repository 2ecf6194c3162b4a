package org.kiezplenum.assembly;

import java.util.SplittableRandom;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;

/** What people might do about proposals before they are put to the vote. */
final class ProposalWalk {
  private final SplittableRandom random;
  private final Walk walk;

  ProposalWalk(SplittableRandom random, Walk walk) {
    this.random = random;
    this.walk = walk;
  }

  Command command(Assembly state) {
    ProposalId proposal = walk.one(state.proposals().order(), ProposalId::of);
    return switch (random.nextInt(12)) {
      case 0, 1 -> new Command.HandInProposal(walk.title(), walk.title(), null);
      case 2, 3, 4 -> change(proposal, state.proposals().find(proposal));
      case 5 -> new Command.WithdrawProposal(proposal);
      case 6, 7 -> new Command.ReadmitProposal(proposal);
      default -> new Command.SupportProposal(proposal, random.nextInt(3) > 0);
    };
  }

  private Command change(ProposalId id, Proposal proposal) {
    int seen = proposal == null || random.nextInt(5) == 0 ? 1 : proposal.version();
    return new Command.ChangeProposal(
        id,
        seen,
        walk.maybe(walk.title()),
        walk.maybe(walk.title()),
        walk.maybe(walk.wording("Darum " + random.nextInt(3))));
  }
}
