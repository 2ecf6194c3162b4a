package org.kiezplenum.assembly;

import java.util.HashMap;
import java.util.Map;

/**
 * Which commands may be accepted though nothing happens by them, and why whoever sent one has what
 * they wished for all the same. Any other is refused if it has no effect: an „ok" after which all
 * is as before is a wish that got lost.
 */
final class NothingHappens {
  static final Map<Class<?>, String> WHY = new HashMap<>();

  static {
    because(
        "A signal or an answer passes through and is kept nowhere",
        Command.GiveSignal.class,
        Command.AnswerTemperature.class);
    because(
        "What was wished for is so already",
        Command.OpenAssembly.class,
        Command.EndAssembly.class,
        Command.ReopenAssembly.class,
        Command.StartItem.class,
        Command.ReopenItem.class,
        Command.GoOn.class,
        Command.JoinRound.class,
        Command.CloseList.class,
        Command.OpenList.class,
        Command.TurnOffList.class,
        Command.PauseSpeech.class,
        Command.ResumeSpeech.class,
        Command.CloseDecision.class,
        Command.ReopenDecision.class,
        Command.AnnounceClosing.class,
        Command.EndDecision.class,
        Command.EndTemperature.class,
        Command.SetSignals.class,
        Command.SetFloorRules.class,
        Command.ShowOnWall.class,
        Command.CheckNames.class,
        Command.CheckNamesFirst.class,
        Command.ShowName.class,
        Command.HideName.class,
        Command.TakeRole.class,
        Command.RevokeRole.class,
        Command.SetElectorate.class,
        Command.GrantVote.class,
        Command.GrantVotes.class,
        Command.GrantVoteToAll.class,
        Command.WithdrawVote.class,
        Command.NameDelegate.class,
        Command.DismissDelegate.class,
        Command.AllowProxies.class,
        Command.GiveProxy.class,
        Command.EndProxy.class,
        Command.SupportProposal.class,
        Command.AdmitProposal.class,
        Command.DebateProposal.class,
        Command.AdjournProposal.class,
        Command.ReadmitProposal.class,
        Command.WithdrawProposal.class,
        Command.CompeteProposals.class,
        Command.PartProposal.class,
        Command.TakeOverAmendment.class,
        Command.SetHandingIn.class,
        Command.MergePeople.class,
        Command.CallToOrder.class,
        Command.LiftOrderCall.class,
        Command.LeaveNote.class);
    because(
        "It stands at this place already",
        Command.MoveItem.class,
        Command.MoveNote.class,
        Command.MoveEntry.class,
        Command.MoveCompeting.class,
        Command.MoveAmendment.class);
    because(
        "The same wish waits already, and its place is answered",
        Command.AskToSpeak.class,
        Command.EnterSpeaker.class,
        Command.PutBack.class);
    because(
        "Saved as it was, or none of what it may change was named",
        Command.ChangeAssembly.class,
        Command.ChangeItem.class,
        Command.DescribeRecord.class,
        Command.ChangeProposal.class,
        Command.ChangeName.class);
    because(
        "There is nothing to take away",
        Command.AnnounceNext.class,
        Command.SetLegend.class,
        Command.RemarkOnProposal.class);
  }

  private static void because(String why, Class<?>... commands) {
    for (Class<?> command : commands) {
      WHY.put(command, why);
    }
  }

  private NothingHappens() {}
}
