package org.kiezplenum.assembly;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.kiezplenum.assembly.proposals.HandingIn;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.methods.Settings;

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
    return switch (random.nextInt(47)) {
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
              proposal, null, PlainMethod.MAJORITY_SEEN, random.nextBoolean(), null, null);
      case 26, 27 -> {
        ProposalId amended = amended(state, proposal);
        yield change(amended, state.proposals().find(amended));
      }
      case 28 -> new Command.AdmitProposal(proposal);
      case 29, 30 -> new Command.DebateProposal(proposal);
      case 31 -> new Command.ReferProposal(proposal, walk.title());
      case 32 -> new Command.AdjournProposal(proposal);
      case 33 ->
          new Command.RemarkOnProposal(
              proposal, random.nextBoolean() ? words() : walk.wording(""), random.nextBoolean());
      case 34, 35, 36 ->
          new Command.CompeteProposals(
              proposal, walk.one(state.proposals().order(), ProposalId::of));
      case 37, 43 ->
          new Command.MoveCompeting(
              walk.one(competing(state), ProposalId::of), random.nextInt(-1, 3));
      case 38 -> new Command.PartProposal(proposal);
      case 39, 40 -> choice(state, proposal);
      case 41 ->
          new Command.MergeProposals(
              (Command.ChangeProposal) change(proposal, state.proposals().find(proposal)),
              walk.one(state.proposals().order(), ProposalId::of));
      case 42 ->
          new Command.SetHandingIn(
              random.nextInt(4) == 0 ? HandingIn.MODERATION : HandingIn.EVERYBODY);
      default -> new Command.SupportProposal(proposal, random.nextInt(3) > 0);
    };
  }

  private static List<ProposalId> competing(Assembly state) {
    return state.proposals().competing().groups().stream().flatMap(List::stream).toList();
  }

  /** Between all that compete with it, now and then with another in vain. */
  private Command choice(Assembly state, ProposalId proposal) {
    List<ProposalId> group = state.proposals().competing().groupOf(proposal);
    List<ProposalId> among = group.isEmpty() ? List.of(proposal, ProposalId.of(1)) : group;
    List<Wording> options =
        Stream.generate(() -> walk.wording("Alles bleibt"))
            .limit(among.size() + random.nextInt(2))
            .toList();
    return new Command.OpenPoll(null, null, "approval", options, 1, Settings.DEFAULT, null, among);
  }

  private static List<ProposalId> takenOver(Assembly state) {
    return state.proposals().order().stream()
        .filter(id -> state.proposals().get(id).state() == Proposal.ProposalState.TAKEN_OVER)
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
