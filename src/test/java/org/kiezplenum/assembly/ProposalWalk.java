package org.kiezplenum.assembly;

import java.util.List;
import java.util.SplittableRandom;
import org.kiezplenum.assembly.decisions.Method;
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
    return switch (random.nextInt(32)) {
      case 0, 1 -> new Command.HandInProposal(walk.title(), words(), null);
      case 2, 3, 4 -> change(proposal, state.proposals().find(proposal));
      case 5 -> new Command.WithdrawProposal(proposal);
      case 6, 7 -> new Command.ReadmitProposal(proposal);
      case 21, 22, 23, 24, 25 ->
          new Command.ReadmitProposal(walk.one(takenOver(state), ProposalId::of));
      case 8, 9, 10, 11, 12, 13 -> amend(proposal, state);
      case 14 -> new Command.AmendFor(walk.who(state), amend(proposal, state));
      case 15, 16, 17 -> new Command.TakeOverAmendment(proposal);
      case 18, 19 -> new Command.MoveAmendment(proposal, random.nextInt(-1, 4));
      case 20 ->
          new Command.DecideBySight(
              proposal, null, Method.MAJORITY_SEEN, random.nextBoolean(), null, null);
      case 26, 27 -> {
        ProposalId amended = amended(state, proposal);
        yield change(amended, state.proposals().find(amended));
      }
      default -> new Command.SupportProposal(proposal, random.nextInt(3) > 0);
    };
  }

  private static List<ProposalId> takenOver(Assembly state) {
    return state.proposals().order().stream()
        .filter(id -> state.proposals().get(id).state() == Proposal.State.TAKEN_OVER)
        .toList();
  }

  /** What says something else by an amendment already. */
  private ProposalId amended(Assembly state, ProposalId otherwise) {
    List<ProposalId> taken = takenOver(state);
    return taken.isEmpty() ? otherwise : state.proposals().get(taken.getFirst()).amends().of();
  }

  /** So few different words that now and then nothing is changed, or the same passage twice. */
  private Wording words() {
    return walk.wording(
        "Wir " + random.nextInt(3) + " mit " + random.nextInt(3) + " und " + random.nextInt(3));
  }

  private Command.AmendProposal amend(ProposalId id, Assembly state) {
    Proposal proposal = state.proposals().find(id);
    int seen = proposal == null ? 1 : random.nextInt(1, proposal.version() + 1);
    return new Command.AmendProposal(
        id,
        random.nextInt(30) == 0 ? 99 : seen,
        random.nextBoolean() ? walk.title() : walk.wording(""),
        words(),
        null);
  }

  private Command change(ProposalId id, Proposal proposal) {
    int seen = proposal == null || random.nextInt(5) == 0 ? 1 : proposal.version();
    return new Command.ChangeProposal(
        id,
        seen,
        walk.maybe(walk.title()),
        walk.maybe(words()),
        walk.maybe(walk.wording("Darum " + random.nextInt(3))));
  }
}
