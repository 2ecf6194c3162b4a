package org.kiezplenum.sample;

import static org.kiezplenum.sample.Evening.say;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Choice;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.sample.Script.ScriptLine;

/**
 * The votes of a script: {@code vote 1 | 5 2 0 | 20 8 1 | 4 0 0} puts the first proposal to the
 * vote, has seven people with phones cast their ballots (yes, no, abstention) and two blocks of
 * hands counted.
 */
final class Voting {
  private final Evening evening;
  private final List<PersonId> phones;
  private final List<ProposalId> proposals;

  Voting(Evening evening, List<PersonId> phones, List<ProposalId> proposals) {
    this.evening = evening;
    this.phones = phones;
    this.proposals = proposals;
  }

  /** Whoever is at the desk does something. */
  @FunctionalInterface
  interface Desk {
    String act(Command command);
  }

  void play(ScriptLine step, Desk desk) {
    switch (step.verb()) {
      case "vote" -> vote(new Command.OpenDecision(proposal(step), null), step, desk);
      case "ask" -> vote(new Command.OpenDecision(null, say(step.field(0))), step, desk);
      case "poll" -> poll(step, desk);
      case "without" -> {
        DecisionId decision = open(new Command.OpenDecision(proposal(step), null), desk);
        desk.act(new Command.EndDecision(decision));
      }
      default -> throw new IllegalArgumentException("nobody knows the verb " + step.verb());
    }
  }

  /**
   * Method, question, options, ballots of phones one by one, and papers: how many, and the ballot.
   */
  private void poll(ScriptLine step, Desk desk) {
    List<String> options = list(step.field(2));
    String method = step.field(0);
    Settings settings =
        method.equals("resistance")
            ? Settings.DEFAULT.with(Setting.PASSIVE, Ask.ids(options.size()).getLast())
            : Settings.DEFAULT;
    DecisionId decision =
        open(
            new Command.OpenPoll(
                null,
                say(step.field(1)),
                method,
                options.stream().map(Evening::say).toList(),
                1,
                settings,
                null),
            desk);
    int voter = 0;
    for (String ballot : list(step.field(3))) {
      evening.send(phones.get(voter++), new Command.FillBallot(decision, ballot, 1));
    }
    for (String paper : list(step.field(4))) {
      String[] timesAndBallot = paper.split(" ", 2);
      int times = Integer.parseInt(timesAndBallot[0]);
      desk.act(new Command.EnterPaper(decision, timesAndBallot[1], times));
    }
    desk.act(new Command.CloseDecision(decision));
    desk.act(new Command.AnnounceDecision(decision));
  }

  private static List<String> list(String field) {
    return List.of(field.split(" / ", -1));
  }

  private ProposalId proposal(ScriptLine step) {
    return proposals.get(step.number(0) - 1);
  }

  private void vote(Command open, ScriptLine step, Desk desk) {
    DecisionId decision = open(open, desk);
    cast(decision, new ArrayDeque<>(counts(step.field(1))));
    for (String block : step.fields().subList(2, step.fields().size())) {
      List<Integer> hands = counts(block);
      desk.act(
          new Command.EnterHands(decision, new Hands(hands.get(0), hands.get(1), hands.get(2))));
    }
    desk.act(new Command.CloseDecision(decision));
    desk.act(new Command.AnnounceDecision(decision));
  }

  private static DecisionId open(Command open, Desk desk) {
    return new DecisionId(desk.act(open));
  }

  private void cast(DecisionId decision, Deque<Integer> counts) {
    int voter = 0;
    for (Choice choice : List.of(Choice.YES, Choice.NO, Choice.ABSTAIN)) {
      for (int left = counts.removeFirst(); left > 0; left--) {
        evening.send(phones.get(voter++), new Command.CastBallot(decision, choice, 1));
      }
    }
  }

  private static List<Integer> counts(String field) {
    return List.of(field.split(" ", -1)).stream().map(Integer::valueOf).toList();
  }
}
