package org.kiezplenum.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.simulation.Naive.Answer;
import org.kiezplenum.simulation.Naive.Decision;
import org.kiezplenum.simulation.Naive.Outcome;
import org.kiezplenum.simulation.Naive.Paper;
import org.kiezplenum.simulation.Naive.Poll;

/** What is counted by some of the methods, from the question to its next round. */
final class NaivePolls {
  private final Naive m;
  private final NaiveDecisions decisions;

  NaivePolls(Naive m, NaiveDecisions decisions) {
    this.m = m;
    this.decisions = decisions;
  }

  @Nullable Answer take(Command command) {
    return switch (command) {
      case Command.OpenPoll c -> open(c);
      case Command.EnterCells c ->
          decisions.whileVoting(
              c.decision().value(),
              d ->
                  d.poll == null
                      ? decisions.enter(d, c.cells().counts())
                      : enter(d.poll, c.cells().counts()));
      case Command.EnterHands c ->
          decisions.whileVoting(
              c.decision().value(),
              d -> d.poll == null ? decisions.enter(d, c.hands()) : enter(d.poll, c.hands()));
      case Command.EnterPaper c ->
          inPoll(
              c.decision().value(),
              poll -> {
                if (poll.isByName()) {
                  return Answer.no("names-needed");
                }
                if (c.times() < 1 || c.times() > 100_000) {
                  return Answer.no("number-out-of-range");
                }
                int before = poll.papers.values().stream().mapToInt(Paper::times).sum();
                if (before + c.times() > 900_000) {
                  return Answer.no("bad-ballot");
                }
                String ballot = NaiveBallots.read(poll, c.ballot());
                return ballot == null
                    ? Answer.no("bad-ballot")
                    : block(poll, id -> poll.papers.put(id, new Paper(ballot, c.times())));
              });
      case Command.DrawLot c ->
          decisions.whileVoting(
              c.decision().value(),
              d -> d.poll == null ? nothingToDraw(d) : NaiveLots.draw(d, c, m.present));
      case Command.NextRound c -> next(m.decision(c.decision().value()));
      case Command.CorrectDecision c -> correct(m.decision(c.decision().value()), c.reason());
      default -> null;
    };
  }

  private Answer enter(Poll poll, Map<String, Long> counted) {
    if (poll.isByName()) {
      return Answer.no("names-needed");
    }
    boolean possible =
        !counted.isEmpty()
            && NaiveBallots.cells(poll).containsAll(counted.keySet())
            && counted.values().stream().allMatch(n -> n >= 0 && n <= 10_000_000_000L);
    return possible
        ? block(poll, id -> poll.hands.put(id, new TreeMap<>(counted)))
        : Answer.no("bad-ballot");
  }

  /** Where hands were raised for yes, no and abstention. */
  private Answer enter(Poll poll, Hands hands) {
    if (!poll.method.equals("simple-majority")) {
      return Answer.no("is-a-poll");
    }
    if (!poll.isByName() && !NaiveDecisions.possible(hands)) {
      return Answer.no("number-out-of-range");
    }
    Map<String, Long> counted = new TreeMap<>();
    if (hands.yes() != null) {
      counted.put("yes", (long) hands.yes());
    }
    if (hands.no() != null) {
      counted.put("no", (long) hands.no());
    }
    if (hands.abstain() != null) {
      counted.put("abstain", (long) hands.abstain());
    }
    return enter(poll, counted);
  }

  private static Answer nothingToDraw(Decision decision) {
    return Answer.no(decision.state.equals("closed") ? "no-lot" : "not-closed");
  }

  private Answer inPoll(String decision, Function<Poll, Answer> then) {
    return decisions.whileVoting(
        decision, d -> d.poll == null ? Answer.no("not-a-poll") : then.apply(d.poll));
  }

  private Answer block(Poll poll, Consumer<String> putAs) {
    if (poll.hands.size() + poll.papers.size() >= 200) {
      return Answer.no("too-many");
    }
    String block = "b" + ++m.lastBlock;
    putAs.accept(block);
    NaiveLots.drop(poll);
    return Answer.done(block);
  }

  static boolean remove(Poll poll, String block) {
    boolean isGone = poll.hands.remove(block) != null || poll.papers.remove(block) != null;
    if (isGone) {
      NaiveLots.drop(poll);
    }
    return isGone;
  }

  private Answer open(Command.OpenPoll c) {
    Poll poll = new Poll();
    poll.method = c.method();
    poll.options = List.of("a", "b", "c", "d", "e", "f", "g", "h").subList(0, c.options().size());
    poll.seats = c.seats();
    poll.entitled = c.entitled();
    c.settings().values().forEach((setting, value) -> poll.settings.put(setting.wireName(), value));
    if (!isPossible(poll)) {
      return Answer.no("bad-poll");
    }
    for (Wording label : c.options()) {
      String refused = NaiveRules.title(label.text());
      if (refused != null) {
        return Answer.no(refused);
      }
    }
    if (c.entitled() != null && (c.entitled() < 1 || c.entitled() > 1_000_000)) {
      return Answer.no("number-out-of-range");
    }
    String refused =
        c.proposal() == null && c.question() == null
            ? "nothing-to-ask"
            : decisions.refusesSubject(null, c.proposal(), c.question());
    if (refused != null) {
      return Answer.no(refused);
    }
    Decision decision = decisions.decision(null, c.proposal(), c.question());
    for (int i = 0; i < c.options().size(); i++) {
      String key = decision.id + "/option-" + poll.options.get(i);
      poll.labels.put(poll.options.get(i), key);
      m.words.put(key, c.options().get(i).text());
    }
    decision.poll = poll;
    return decisions.open(decision);
  }

  private static boolean isPossible(Poll poll) {
    int options = poll.options.size();
    boolean goodSettings =
        between(poll.number("highest", 1), 1, 100)
            && between(poll.number("threshold", 0), 0, 100)
            && between(poll.number("round", 1), 1, 100)
            && (poll.settings.getOrDefault("passive", "").isEmpty()
                || poll.options.contains(poll.settings.get("passive")));
    boolean goodOptions =
        switch (poll.method) {
          case "simple-majority", "consent" -> options == 0;
          case "approval", "resistance" -> options > 0;
          case "irv" -> options > 1 && poll.seats == 1;
          default -> false;
        };
    return goodSettings && goodOptions && between(poll.seats, 1, Math.max(1, options));
  }

  private static boolean between(int number, int least, int most) {
    return number >= least && number <= most;
  }

  static boolean goesFurther(Poll poll, Outcome outcome) {
    return switch (outcome.name()) {
      case "run-off", "repeat", "integrate", "round-incomplete" -> true;
      case "void" -> poll.number("round", 1) == 1;
      default -> false;
    };
  }

  /** What it makes of its proposal. */
  static String ofProposal(String outcome) {
    return switch (outcome) {
      case "adopted", "consented" -> "adopted";
      case "rejected" -> "rejected";
      default -> "no-result";
    };
  }

  private Answer next(@Nullable Decision before) {
    if (before == null) {
      return Answer.no("unknown-decision");
    }
    Poll was = before.poll;
    if (was == null || !before.state.equals("announced") || !goesFurther(was, was.outcome)) {
      return Answer.no("no-further-round");
    }
    if (m.voting != null) {
      return Answer.no("voting-already");
    }
    if (!before.item.equals(m.current)) {
      return Answer.no("item-not-current");
    }
    if (before.proposal != null && !m.proposal(before.proposal).votable()) {
      return Answer.no("proposal-not-votable");
    }
    if (isBuiltUpon(before)) {
      return Answer.no("built-upon");
    }
    Poll poll = new Poll();
    poll.method = was.method;
    poll.options = was.outcome.among().isEmpty() ? was.options : was.outcome.among();
    // Whoever has a seat has it, and only the others are asked about again.
    int left = was.seats - was.outcome.elected().size();
    poll.entitled = was.entitled;
    poll.settings = new HashMap<>(was.settings);
    NaiveLots.drop(poll);
    poll.settings.put("round", "" + (was.number("round", 1) + 1));
    String yardstick = poll.settings.getOrDefault("passive", "");
    if (poll.method.equals("resistance")
        && !yardstick.isEmpty()
        && !poll.options.contains(yardstick)) {
      poll.options = new ArrayList<>(poll.options);
      poll.options.add(yardstick);
    }
    poll.seats = Math.max(1, poll.options.size()) < left ? poll.options.size() : left;
    if (!isPossible(poll)) {
      return Answer.no("bad-poll");
    }
    poll.options.forEach(option -> poll.labels.put(option, was.labels.get(option)));
    Decision decision = new Decision();
    decision.id = "d" + (m.decisions.size() + 1);
    decision.follows = before.id;
    decision.item = before.item;
    decision.proposal = before.proposal;
    decision.question = before.question;
    decision.poll = poll;
    return decisions.open(decision);
  }

  /** One of the rounds after it was announced, and holds. */
  private boolean isBuiltUpon(Decision first) {
    for (Decision later : m.decisions) {
      Decision before = later.follows == null ? null : m.decision(later.follows);
      while (before != null && before != first) {
        before = before.follows == null ? null : m.decision(before.follows);
      }
      if (before != null && later.state.equals("announced")) {
        return true;
      }
    }
    return false;
  }

  private Answer correct(@Nullable Decision decision, Wording reason) {
    if (decision == null) {
      return Answer.no("unknown-decision");
    }
    if (!decision.state.equals("announced") || decision.bySight()) {
      return Answer.no("not-announced");
    }
    if (!m.live()) {
      return Answer.no(m.whyNotLive());
    }
    if (m.voting != null) {
      return Answer.no("voting-already");
    }
    if (!decision.item.equals(m.current)) {
      return Answer.no("item-not-current");
    }
    if (isBuiltUpon(decision)) {
      return Answer.no("built-upon");
    }
    String refused = NaiveRules.title(reason.text());
    if (refused != null) {
      return Answer.no(refused);
    }
    String key = decision.id + "/correction";
    decision.correction =
        decision.former.isEmpty() ? key : key + "-" + (decision.former.size() + 1);
    m.words.put(decision.correction, reason.text());
    decision.former.add(
        new Naive.Former(
            decision.finding,
            decision.poll == null ? null : decision.poll.outcome,
            decision.poll != null && decision.poll.withheld,
            NaiveDecisions.adopts(decision) ? decision.number : 0,
            decision.correction,
            decision.poll == null ? Map.of() : NaiveCount.counted(decision.poll)));
    if (decision.poll != null) {
      decision.poll.told.add(NaiveCount.counted(decision.poll));
    }
    decision.state = "closed";
    decision.isCorrected = true;
    m.voting = decision.id;
    m.shown = decision.id.equals(m.shown) ? null : m.shown;
    decisions.put(decision.proposal, "voting");
    if (decision.poll == null && decision.phones == null) {
      // It was counted while nothing worked, and only what the phones would have said is kept.
      decision.phones = new int[3];
    }
    return Answer.DONE;
  }
}
