package org.kiezplenum.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.FurtherRounds;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.Reckoned;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.counting.SecondCount;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Form;
import org.kiezplenum.assembly.voting.methods.Method;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Reading;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;

/** What people might do about what is counted by one of the methods. */
final class PollWalk {
  private final SplittableRandom random;
  private final Walk walk;

  PollWalk(SplittableRandom random, Walk walk) {
    this.random = random;
    this.walk = walk;
  }

  Command command(Assembly state) {
    DecisionId voting = state.decisions().voting();
    Decision decision = voting == null ? null : state.decisions().get(voting);
    Poll poll = decision == null ? null : decision.poll();
    if (state.decisions().isSecretOn(state.agenda().current()) && random.nextInt(4) == 0) {
      return new Command.DecideBySight(
          null, null, org.kiezplenum.assembly.voting.PlainMethod.NO_OBJECTION, true, null, null);
    }
    if (decision == null || decision.method() != org.kiezplenum.assembly.voting.PlainMethod.POLL) {
      return switch (random.nextInt(10)) {
        case 0 -> new Command.EnterCells(any(state), cells(Ask.of("unanimity")));
        case 1 -> new Command.EnterPaper(any(state), "yes", 1);
        case 2, 3 -> new Command.NextRound(found(state));
        case 4 ->
            random.nextBoolean()
                ? new Command.NextRound(any(state))
                : new Command.CorrectDecision(any(state), walk.title());
        case 5 -> decision == null ? open(state) : new Command.EndDecision(voting);
        default -> open(state);
      };
    }
    if (decision.isOpen()) {
      return whileOpen(voting, poll);
    }
    boolean needsLot =
        Reckoned.of(decision, state.present()).finding().outcome() == Outcome.LOT_NEEDED;
    return needsLot && random.nextBoolean()
        ? new Command.DrawLot(voting, List.of(walk.one(poll.ask().options(), n -> "x" + n)))
        : afterwards(voting, poll);
  }

  private Command whileOpen(DecisionId voting, Poll poll) {
    return switch (random.nextInt(13)) {
      case 0 -> new Command.EnterHands(voting, walk.hands());
      case 12 -> remainder(voting, poll);
      case 1, 2 -> new Command.EnterCells(voting, cells(poll.ask()));
      case 3 -> new Command.EnterPaper(voting, ballot(poll.ask()), random.nextInt(0, 5));
      case 4, 5, 6 -> new Command.CloseDecision(voting);
      default -> new Command.FillBallot(voting, ballot(poll.ask()), 1);
    };
  }

  private Command afterwards(DecisionId voting, Poll poll) {
    return switch (random.nextInt(13)) {
      case 11 ->
          new Command.CountAgain(
              voting, walk.one(poll.hands().keySet(), BlockId::of), cells(poll.ask()));
      case 12 ->
          new Command.SettleCount(
              voting,
              walk.one(poll.hands().keySet(), BlockId::of),
              walk.any(SecondCount.Takes.values()));
      case 0 -> new Command.EnterCells(voting, cells(poll.ask()));
      case 10 -> remainder(voting, poll);
      case 1 -> new Command.ReopenDecision(voting);
      case 2 -> new Command.DrawLot(voting, random.nextInt(8) == 0 ? " " : seed());
      case 3 -> new Command.DrawLot(voting, List.of("x1"));
      case 4 ->
          new Command.DrawLot(
              voting,
              List.of(walk.one(poll.ask().options(), n -> "x" + n)),
              "",
              null,
              random.nextBoolean());
      case 5 ->
          random.nextBoolean() ? new Command.StatePresent(random.nextInt(0, 20)) : figures(voting);
      case 6 -> new Command.EndDecision(voting);
      default -> new Command.AnnounceDecision(voting);
    };
  }

  private Command remainder(DecisionId voting, Poll poll) {
    return new Command.EnterRemainder(
        voting, cells(poll.ask()), walk.one(Methods.form(poll.ask()).words(), n -> "nobody"));
  }

  private Command figures(DecisionId voting) {
    return random.nextBoolean()
        ? new Command.StateFigures(voting, random.nextInt(-1, 50), null)
        : new Command.StateFigures(voting, null, random.nextInt(0, 50));
  }

  private String seed() {
    return (random.nextInt(8) == 0 ? "9".repeat(201) : "") + random.nextInt(1000);
  }

  /** One whose result is known, if there is one that asks for another round. */
  private DecisionId found(Assembly state) {
    List<DecisionId> found =
        state.decisions().order().stream()
            .filter(id -> state.decisions().get(id).state() instanceof Decision.Found)
            .toList();
    List<DecisionId> further =
        found.stream().filter(id -> goesFurther(state.decisions().get(id))).toList();
    return walk.one(further.isEmpty() ? found : further, DecisionId::of);
  }

  private static boolean goesFurther(Decision decision) {
    return decision.state() instanceof Decision.Found found
        && FurtherRounds.goesFurther(found.finding(), decision.poll().ask());
  }

  private DecisionId any(Assembly state) {
    return walk.one(state.decisions().order(), DecisionId::of);
  }

  private Command open(Assembly state) {
    Method method = Methods.ALL.get(random.nextInt(Methods.ALL.size()));
    boolean isPlain = Methods.check(Ask.of(method.wireName())).isEmpty();
    List<Wording> options = new ArrayList<>();
    int count = random.nextInt(12) == 0 ? random.nextInt(3) : isPlain ? 0 : random.nextInt(2, 5);
    for (int i = 0; i < count; i++) {
      options.add(walk.title());
    }
    Settings settings = Settings.DEFAULT.with(Setting.HIGHEST, "" + random.nextInt(0, 4));
    if (random.nextInt(4) == 0) {
      settings = settings.with(Setting.BALLOTS, random.nextBoolean() ? Setting.SECRET : "open");
    }
    ProposalId proposal = walk.one(state.proposals().order(), ProposalId::of);
    return new Command.OpenPoll(
        random.nextInt(3) == 0 ? proposal : null,
        random.nextInt(8) == 0 ? null : walk.title(),
        random.nextInt(20) == 0 ? "by-shouting" : method.wireName(),
        options,
        Math.max(1, random.nextInt(3)),
        settings,
        random.nextInt(4) == 0 ? random.nextInt(-1, 30) : null);
  }

  private Cells cells(Ask ask) {
    Map<String, Long> cells = new TreeMap<>();
    boolean all = random.nextInt(4) > 0;
    for (String cell : Methods.cellNames(ask)) {
      if (all || random.nextBoolean()) {
        cells.put(cell, (long) random.nextInt(random.nextInt(20) == 0 ? -1 : 0, 5));
      }
    }
    return Cells.of(cells);
  }

  Map<String, Integer> bag(Poll poll) {
    Map<String, Integer> bag = new TreeMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      if (Methods.read(poll.ask(), ballot(poll.ask())) instanceof Reading.Ballot ballot) {
        bag.merge(ballot.text(), 1 + random.nextInt(3), Integer::sum);
      }
    }
    return bag;
  }

  private String ballot(Ask ask) {
    if (random.nextInt(15) == 0) {
      return "zz";
    }
    Form form = Methods.form(ask);
    List<String> options = new ArrayList<>(ask.options());
    for (int i = options.size(); i > 1; i--) {
      options.add(options.remove(random.nextInt(i)));
    }
    List<String> some =
        options.subList(0, Math.min(options.size(), 1 + random.nextInt(options.size() + 1)));
    return switch (form.shape()) {
      case WORD -> word(form);
      case SPEAK_FOR -> options.getFirst() + ":" + word(form);
      case ONE -> options.getFirst();
      case SOME -> String.join(",", some);
      case ORDER -> String.join(">", some);
      case SCALE -> rated(options, form.highest());
      case DOTS -> rated(some, 1);
    };
  }

  private String rated(List<String> options, int highest) {
    return options.stream()
        .map(option -> option + ":" + random.nextInt(highest + 1))
        .collect(Collectors.joining(" "));
  }

  private String word(Form form) {
    return form.words().get(random.nextInt(form.words().size()));
  }
}
