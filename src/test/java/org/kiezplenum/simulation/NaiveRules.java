package org.kiezplenum.simulation;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.simulation.Naive.Answer;
import org.kiezplenum.simulation.Naive.Person;

/** Who may send what; the rest is told by subject. */
final class NaiveRules {
  private static final Set<Class<?>> OF_LIST_KEEPERS =
      Set.of(
          Command.StatePresent.class,
          Command.EnterSpeaker.class,
          Command.StrikeEntry.class,
          Command.MoveEntry.class,
          Command.CloseList.class,
          Command.OpenList.class,
          Command.TurnOffList.class,
          Command.HandInFor.class,
          Command.RenamePerson.class,
          Command.HideName.class,
          Command.ShowName.class,
          Command.CheckNames.class,
          Command.MergePeople.class,
          Command.GrantVote.class,
          Command.GrantVoteToAll.class,
          Command.WithdrawVote.class,
          Command.EnterHands.class,
          Command.EnterRemainder.class,
          Command.CountAgain.class,
          Command.SettleCount.class,
          Command.EnterCells.class,
          Command.EnterPaper.class,
          Command.AnswerRoll.class,
          Command.WithdrawAnswer.class,
          Command.RemoveHands.class,
          Command.Undo.class);
  private static final Set<Class<?>> OF_MINUTE_TAKERS =
      Set.of(
          Command.StatePresent.class,
          Command.WriteNote.class,
          Command.TakeNote.class,
          Command.LeaveNote.class,
          Command.ChangeNote.class,
          Command.MoveNote.class,
          Command.RemoveNote.class,
          Command.AnnounceNext.class,
          Command.DescribeRecord.class);
  private static final Set<Class<?>> OF_EVERYBODY =
      Set.of(
          Command.ChangeName.class,
          Command.AskToSpeak.class,
          Command.WithdrawEntry.class,
          Command.HandInProposal.class,
          Command.ChangeProposal.class,
          Command.WithdrawProposal.class,
          Command.SupportProposal.class,
          Command.JoinRound.class,
          Command.NextInRound.class,
          Command.CastBallot.class,
          Command.FillBallot.class);

  /** What the moderation does for good: nothing before it is taken back any more. */
  private static final Set<Class<?>> FOR_GOOD =
      Set.of(
          Command.ChangeAssembly.class,
          Command.OpenAssembly.class,
          Command.ReopenAssembly.class,
          Command.PublishMinutes.class,
          Command.WithdrawMinutes.class,
          Command.ShowOnWall.class,
          Command.CheckNamesFirst.class,
          Command.SetElectorate.class,
          Command.AddItem.class,
          Command.ChangeItem.class,
          Command.MoveItem.class,
          Command.RemoveItem.class,
          Command.RestartClock.class,
          Command.ExtendSpeech.class,
          Command.PauseSpeech.class,
          Command.ResumeSpeech.class,
          Command.GoOn.class,
          Command.OpenDecision.class,
          Command.OpenPoll.class,
          Command.EnterHands.class,
          Command.EnterRemainder.class,
          Command.EnterCells.class,
          Command.EnterPaper.class,
          Command.RemoveHands.class,
          Command.CountAgain.class,
          Command.SettleCount.class,
          Command.CloseDecision.class,
          Command.ReopenDecision.class,
          Command.AnnounceDecision.class,
          Command.EndDecision.class,
          Command.DrawLot.class,
          Command.StateFigures.class,
          Command.NextRound.class,
          Command.CorrectDecision.class,
          Command.DemandCount.class);

  private static final Set<Class<?>> AFTER_PUBLICATION =
      Set.of(
          Command.PublishMinutes.class,
          Command.WithdrawMinutes.class,
          Command.HideName.class,
          Command.RevokeRole.class);

  private final Naive m;
  private final NaiveSteps steps;
  private final NaivePeople people;
  private final NaiveAgenda agenda;
  private final NaiveLines lines;
  private final NaiveFloor floor;
  private final NaiveDecisions decisions;
  private final NaivePolls polls;
  private final NaiveRoll roll;
  private final NaiveProposals proposals;
  private final NaiveCounting counting;
  private final NaiveElectorate electorate;

  NaiveRules(Naive m) {
    this.m = m;
    this.steps = new NaiveSteps(m);
    this.people = new NaivePeople(m, steps);
    this.agenda = new NaiveAgenda(m, steps);
    this.lines = new NaiveLines(m, steps);
    this.floor = new NaiveFloor(m, people, steps);
    this.decisions = new NaiveDecisions(m, steps);
    this.polls = new NaivePolls(m, decisions);
    this.roll = new NaiveRoll(m, people, decisions);
    this.proposals = new NaiveProposals(m, people);
    this.counting = new NaiveCounting(m, decisions);
    this.electorate = new NaiveElectorate(m, people);
  }

  /** Does it, and says what it is answered. */
  Answer take(@Nullable String sender, Command command, long at) {
    if (command instanceof Command.Join join) {
      return people.join(join);
    }
    Person by = m.hasLeft(sender) ? null : m.person(sender);
    if (by == null) {
      return Answer.no("not-a-person");
    }
    if (command instanceof Command.TakeRole take) {
      return people.takeRole(by, take);
    }
    if (OF_EVERYBODY.contains(command.getClass())) {
      if (m.over() && !(command instanceof Command.Voting)) {
        return Answer.no("assembly-ended");
      }
    } else {
      boolean may =
          by.roles.contains("facilitator")
              || (by.roles.contains("list-keeper") && OF_LIST_KEEPERS.contains(command.getClass()))
              || (by.roles.contains("minute-taker")
                  && OF_MINUTE_TAKERS.contains(command.getClass()));
      if (!may) {
        return Answer.no("not-allowed");
      }
      if (m.phase.equals("published") && !AFTER_PUBLICATION.contains(command.getClass())) {
        return Answer.no("minutes-published");
      }
      String whom = people.asksWhom(command);
      if (whom != null) {
        return Answer.no(whom);
      }
    }
    Answer answer = people.take(by, command, at);
    answer = answer == null ? agenda.take(by, command, at) : answer;
    answer = answer == null ? lines.take(by, command, at) : answer;
    answer = answer == null ? floor.take(by, command, at) : answer;
    answer = answer == null ? proposals.take(by, command) : answer;
    answer = answer == null ? electorate.take(command) : answer;
    answer = answer == null ? polls.take(command) : answer;
    answer = answer == null ? roll.take(command) : answer;
    answer = answer == null ? counting.take(command) : answer;
    answer = answer == null ? decisions.take(by, command, at) : answer;
    if (answer == null && command instanceof Command.Undo undo) {
      answer = steps.undo(by, undo.step(), at);
    }
    if (answer == null) {
      throw new AssertionError("the naive model knows nothing of " + command);
    }
    if (m.voting != null) {
      NaiveLots.again(m.decision(m.voting));
    }
    if (answer.changes() && FOR_GOOD.contains(command.getClass())) {
      m.cut();
    }
    return answer;
  }

  static @Nullable String title(String text) {
    return text.isEmpty() ? "text-missing" : text.length() > 200 ? "text-too-long" : null;
  }

  static boolean isTime(@Nullable String time) {
    return time != null && time.matches("([01][0-9]|2[0-3]):[0-5][0-9]");
  }

  /** Good enough for the days that are made up here. */
  static boolean isDay(String day) {
    return day.matches("2026-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])");
  }
}
