package org.kiezplenum.assembly;

import java.util.List;
import java.util.SplittableRandom;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.RollAnswer;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;

/** What people might do about who may vote, and how those vote who are called. */
final class ElectorateWalk {
  private final SplittableRandom random;
  private final Walk walk;

  ElectorateWalk(SplittableRandom random, Walk walk) {
    this.random = random;
    this.walk = walk;
  }

  Command command(Assembly state) {
    DecisionId voting = state.decisions().voting();
    if (voting != null && random.nextInt(3) > 0) {
      return whileVoting(state, voting);
    }
    if (state.electorate().proxies().most() > 0 && random.nextInt(3) == 0) {
      // Many want the same person to vote for them.
      return new Command.GiveProxy(
          voter(state),
          random.nextBoolean() ? new Command.Who(PersonId.of(1), null, null) : voter(state));
    }
    return switch (random.nextInt(16)) {
      case 0 -> new Command.SetElectorate(walk.any(Electorate.Rule.values()));
      case 1 -> new Command.GrantVote(walk.who(state));
      case 2 ->
          state.people().nextNumber() % 4 == 0
              ? new Command.GrantVotes(List.of(207, 208))
              : new Command.GrantVote(walk.who(state));
      case 3 -> random.nextBoolean() ? new Command.GrantVoteToAll() : open("organisations");
      case 4 -> new Command.WithdrawVote(walk.person(state));
      case 5, 6 -> new Command.AddInitiative(walk.title());
      case 7 ->
          random.nextInt(4) == 0
              ? new Command.RemoveInitiative(initiative(state))
              : open("organisations");
      case 8 -> new Command.NameDelegate(walk.who(state), initiative(state));
      // The moderation sends most, so that it is often asked for the wrong initiative.
      case 9 ->
          new Command.NameDelegate(new Command.Who(PersonId.of(1), null, null), initiative(state));
      case 10 -> new Command.DismissDelegate(delegate(state));
      case 11 ->
          new Command.AllowProxies(
              random.nextInt(8) == 0 ? 11 : random.nextInt(5) == 0 ? 0 : random.nextInt(1, 3));
      case 12, 13 -> new Command.GiveProxy(voter(state), walk.who(state));
      case 14 ->
          new Command.EndProxy(
              walk.one(state.electorate().proxies().holderOf().keySet(), PersonId::of));
      default -> open(random.nextInt(6) == 0 ? "score" : "simple-majority");
    };
  }

  private Command whileVoting(Assembly state, DecisionId voting) {
    Decision decision = state.decisions().get(voting);
    if (random.nextInt(4) > 0 && asksInitiatives(decision)) {
      return new Command.FillBallot(voting, initiative(state) + ":yes", 1);
    }
    if (!decision.poll().roll().entered().isEmpty() && random.nextInt(3) > 0) {
      return new Command.WithdrawAnswer(voting, called(state, decision), random.nextInt(3) == 0);
    }
    return switch (random.nextInt(7)) {
      case 6 -> new Command.WithdrawAnswer(voting, walk.who(state), random.nextInt(3) == 0);
      case 0 -> new Command.AnnounceClosing(voting, random.nextInt(-1, 3) * 1_300);
      case 1 -> new Command.SetElectorate(walk.any(Electorate.Rule.values()));
      case 2 ->
          new Command.FillBallot(
              voting, random.nextBoolean() ? "yes" : initiative(state) + ":yes", 1);
      default ->
          new Command.AnswerRoll(
              voting,
              walk.who(state),
              decision.isByName() ? "yes" : "vielleicht",
              random.nextInt(3) == 0);
    };
  }

  /** Mostly somebody for whom something was entered. */
  private Command.Who called(Assembly state, Decision decision) {
    List<PersonId> entered =
        decision.poll().roll().entered().stream().map(RollAnswer::person).sorted().toList();
    return entered.isEmpty() || random.nextInt(4) == 0
        ? walk.who(state)
        : new Command.Who(entered.get(random.nextInt(entered.size())), null, null);
  }

  private static boolean asksInitiatives(Decision decision) {
    return decision.isOfDelegates();
  }

  /** By name, or of the initiatives on the list. */
  private Command open(String method) {
    Settings settings =
        method.equals("organisations")
            ? Settings.DEFAULT
            : Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME);
    List<Wording> options =
        method.equals("score") ? List.of(walk.title(), walk.title()) : List.of();
    return new Command.OpenPoll(null, walk.title(), method, options, 1, settings, null);
  }

  private Command.Who voter(Assembly state) {
    List<PersonId> voters =
        state.people().byId().keySet().stream().filter(state.electorate()::mayVote).toList();
    return random.nextInt(6) == 0
        ? walk.who(state)
        : new Command.Who(walk.one(voters, PersonId::of), null, null);
  }

  private PersonId delegate(Assembly state) {
    return walk.one(state.electorate().delegates().keySet(), PersonId::of);
  }

  private InitiativeId initiative(Assembly state) {
    return walk.one(state.electorate().initiatives().keySet(), InitiativeId::of);
  }
}
