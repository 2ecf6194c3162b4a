package org.kiezplenum.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.Remainder;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Choice;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/** Makes up what people do about polls by the methods that the naive model can count. */
final class Polling {
  private static final List<String> METHODS =
      List.of("simple-majority", "approval", "resistance", "consent", "irv");

  private static final int MANY_PAPERS = 50_000;

  private final SplittableRandom random;
  private final Counting counting;
  private final GivingVotes people;
  private int salts;

  Polling(SplittableRandom random, GivingVotes people) {
    this.random = random;
    this.people = people;
    this.counting = new Counting(random);
  }

  Command command(Assembly told) {
    DecisionId voting = told.decisions().voting();
    if (voting == null) {
      return beforehand(told);
    }
    Decision decision = told.decisions().get(voting);
    boolean areCounted =
        !decision.handBlocks().isEmpty()
            || (!decision.isOpen() && !Remainder.words(decision).isEmpty());
    if (random.nextInt(!areCounted ? 60 : decision.isOpen() ? 6 : 2) == 0) {
      return counting.command(decision);
    }
    Poll poll = decision.poll();
    if (decision.method() != PlainMethod.POLL) {
      return switch (random.nextInt(14)) {
        case 0 -> random.nextBoolean() ? new Command.EnterPaper(voting, "yes", 1) : figures(voting);
        case 1 -> new Command.DrawLot(voting, "7");
        case 2 -> new Command.FillBallot(voting, random.nextBoolean() ? "yes" : "a", 0);
        case 3, 4 -> new Command.CloseDecision(voting);
        case 5 -> new Command.EndDecision(voting);
        case 6, 7 -> new Command.EnterHands(voting, new Hands(count(), count(), count()));
        case 8, 9, 10, 11 -> new Command.CastBallot(voting, Choice.values()[random.nextInt(3)], 0);
        default -> new Command.AnnounceDecision(voting, random.nextBoolean());
      };
    }
    return decision.isOpen() ? whileOpen(told, voting, poll) : afterwards(told, voting, poll);
  }

  private Command beforehand(Assembly told) {
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> new Command.NextRound(found(told));
      case 4 -> new Command.NextRound(any(told));
      case 5, 6 -> new Command.CorrectDecision(any(told), words("Falsch gezählt"));
      case 7 -> new Command.EnterCells(any(told), Cells.of(Map.of("yes", 1)));
      case 8 -> new Command.OpenDecision(null, words("Machen wir das?"));
      default -> open(told);
    };
  }

  private Command whileOpen(Assembly told, DecisionId voting, Poll poll) {
    if (poll.written().size() > MANY_PAPERS && random.nextInt(3) > 0) {
      return new Command.EnterPaper(voting, ballot(poll.ask()), Poll.MOST_PAPERS);
    }
    if (random.nextInt(poll.ask().settings().areByName() ? 3 : 60) == 0) {
      if (random.nextInt(4) == 0) {
        return new Command.WithdrawAnswer(voting, people.who(told), random.nextInt(3) == 0);
      }
      return new Command.AnswerRoll(
          voting, people.who(told), ballot(poll.ask()), random.nextInt(3) == 0);
    }
    return switch (random.nextInt(40)) {
      case 0, 1 -> new Command.EnterCells(voting, cells(poll));
      case 2, 3 -> new Command.EnterPaper(voting, ballot(poll.ask()), times());
      case 4 -> remove(voting, poll);
      case 5 -> new Command.EnterHands(voting, new Hands(1, 2, 3));
      case 6, 7 -> new Command.CloseDecision(voting);
      case 8, 9, 10 -> merge(told);
      case 11 -> new Command.ReopenDecision(voting);
      case 12 -> random.nextInt(3) == 0 ? new Command.EndDecision(voting) : merge(told);
      default -> new Command.FillBallot(voting, ballot(poll.ask()), random.nextInt(4));
    };
  }

  private Command afterwards(Assembly told, DecisionId voting, Poll poll) {
    return switch (random.nextInt(20)) {
      case 0 -> new Command.EnterCells(voting, cells(poll));
      case 1 -> new Command.EnterPaper(voting, ballot(poll.ask()), times());
      case 2 -> remove(voting, poll);
      case 3, 4 -> new Command.ReopenDecision(voting);
      case 5 -> new Command.DrawLot(voting, seed());
      case 6, 7 ->
          new Command.DrawLot(
              voting,
              drawn(poll.ask()),
              "",
              null,
              poll.lots().areOfHall() || random.nextInt(8) == 0);
      case 8 -> new Command.StatePresent(random.nextInt(12));
      case 9 -> figures(voting);
      case 10 -> new Command.EndDecision(voting);
      case 11 -> new Command.FillBallot(voting, ballot(poll.ask()), 0);
      case 12 -> merge(told);
      default -> new Command.AnnounceDecision(voting, random.nextBoolean());
    };
  }

  private Command figures(DecisionId voting) {
    return random.nextBoolean()
        ? new Command.StateFigures(voting, random.nextInt(-1, 40), null)
        : new Command.StateFigures(voting, null, random.nextInt(0, 40));
  }

  private Command open(Assembly told) {
    String method =
        random.nextInt(25) == 0 ? "by-shouting" : METHODS.get(random.nextInt(METHODS.size()));
    boolean isPlain = method.equals("simple-majority") || method.equals("consent");
    int count =
        random.nextInt(20) == 0 ? 2 * random.nextInt(2) : isPlain ? 0 : random.nextInt(2, 6);
    List<Wording> options = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      options.add(words("Weg " + random.nextInt(9)));
    }
    Settings settings = Settings.DEFAULT;
    switch (random.nextInt(6)) {
      case 0, 1 -> settings = settings.with(Setting.BALLOTS, Setting.SECRET);
      case 2 -> settings = settings.with(Setting.BALLOTS, Setting.BY_NAME);
      default -> {}
    }
    if (method.equals("resistance")) {
      int least = random.nextInt(9) == 0 ? 0 : 1;
      int highest = random.nextInt(least, random.nextBoolean() ? 3 : 15);
      settings = settings.with(Setting.HIGHEST, "" + highest);
      if (count > 0 && random.nextBoolean()) {
        settings = settings.with(Setting.PASSIVE, Ask.ids(count + random.nextInt(2)).getLast());
      }
    }
    if (method.equals("approval") && random.nextInt(3) == 0) {
      settings = settings.with(Setting.THRESHOLD, "" + random.nextInt(105));
    }
    if (isPlain && random.nextInt(3) == 0) {
      settings = settings.with(Setting.ABSTENTIONS_VOID, "yes");
    }
    boolean hasSeats = random.nextInt(method.equals("irv") ? 20 : 3) == 0;
    Collection<ProposalId> proposals = told.proposals().order();
    boolean isOnProposal = !proposals.isEmpty() && random.nextInt(3) == 0;
    return new Command.OpenPoll(
        isOnProposal ? one(proposals) : null,
        isOnProposal && random.nextInt(10) > 0 ? null : words("Wohin?"),
        method,
        options,
        hasSeats ? random.nextInt(isPlain ? 2 : 4) : 1,
        settings,
        random.nextInt(4) == 0 ? random.nextInt(-1, 30) : null);
  }

  /** What nobody counted is absent. */
  private @Nullable Integer count() {
    return random.nextInt(6) == 0 ? null : random.nextInt(5);
  }

  private Command merge(Assembly told) {
    Collection<PersonId> people = told.people().byId().keySet();
    return new Command.MergePeople(one(people), new Command.Who(one(people), null, null));
  }

  private Command remove(DecisionId voting, Poll poll) {
    List<BlockId> blocks = new ArrayList<>(poll.hands().keySet());
    blocks.addAll(poll.papers().keySet());
    return new Command.RemoveHands(voting, blocks.isEmpty() ? BlockId.of(1) : one(blocks));
  }

  /** Once there are many, they become more than anybody could count. */
  private int times() {
    return switch (random.nextInt(12)) {
      case 0 -> 0;
      case 1 -> Poll.MOST_PAPERS;
      default -> random.nextInt(1, 4);
    };
  }

  /** Now and then somebody who is not tied. */
  private List<String> drawn(Ask ask) {
    int options = ask.options().size();
    return options == 0
        ? List.of("a")
        : random
            .ints(random.nextInt(1, 3), 0, options)
            .mapToObj(option -> ask.options().get(option))
            .toList();
  }

  private String seed() {
    return switch (random.nextInt(10)) {
      case 0 -> " ";
      case 1 -> "9".repeat(201);
      default -> "" + random.nextInt(1_000);
    };
  }

  private Cells cells(Poll poll) {
    Ask ask = poll.ask();
    List<String> names = new ArrayList<>();
    switch (ask.method()) {
      case "simple-majority" -> names.addAll(List.of("yes", "no", "abstain", "invalid"));
      case "consent" -> names.addAll(List.of("consent", "objection"));
      case "resistance" ->
          ask.options()
              .forEach(option -> {
                for (int i = 0; i <= highest(ask); i++) {
                  names.add(option + "/" + i);
                }
              });
      default -> {
        names.addAll(ask.options());
        names.addAll(List.of("ballots", "abstain"));
      }
    }
    boolean isWhole = random.nextInt(5) > 0;
    boolean isEven = random.nextBoolean();
    Map<String, Integer> cells = new TreeMap<>();
    for (String name : names) {
      if (isWhole || random.nextBoolean()) {
        cells.put(name, isEven ? 1 : random.nextInt(random.nextInt(40) == 0 ? -1 : 0, 4));
      }
    }
    if (random.nextInt(30) == 0) {
      cells.put("zz", 1);
    }
    return Cells.of(cells);
  }

  /** Few different ones, so that there are ties. */
  private String ballot(Ask ask) {
    if (random.nextInt(20) == 0) {
      return List.of("zz", "", "invalid", "a>a", "a:1", "a,,b", "a=b").get(random.nextInt(7));
    }
    if (random.nextInt(10) == 0) {
      return "abstain";
    }
    List<String> options = new ArrayList<>(ask.options());
    for (int i = options.size(); i > 1; i--) {
      options.add(options.remove(random.nextInt(i)));
    }
    List<String> some =
        options.subList(0, options.isEmpty() ? 0 : 1 + random.nextInt(options.size()));
    return switch (ask.method()) {
      case "simple-majority" -> List.of("yes", "no", "abstain").get(random.nextInt(3));
      case "consent" -> random.nextInt(6) == 0 ? "objection" : "consent";
      case "approval" ->
          random.nextInt(8) == 0 ? "none" : String.join(random.nextBoolean() ? "," : ", ", some);
      case "irv" -> String.join(random.nextBoolean() ? ">" : " > ", some);
      default ->
          options.stream()
              .map(option -> option + ":" + rating(highest(ask)))
              .collect(Collectors.joining(" "));
    };
  }

  private int rating(int highest) {
    return random.nextInt(3) == 0 ? random.nextInt(highest + 1) : random.nextInt(2) * highest;
  }

  private static int highest(Ask ask) {
    return Integer.parseInt(ask.settings().values().getOrDefault(Setting.HIGHEST, "10"));
  }

  private DecisionId found(Assembly told) {
    List<DecisionId> found =
        told.decisions().order().stream()
            .filter(id -> told.decisions().get(id).isAnnounced())
            .toList();
    return found.isEmpty() ? any(told) : random.nextBoolean() ? found.getLast() : one(found);
  }

  private DecisionId any(Assembly told) {
    Collection<DecisionId> all = told.decisions().order();
    return all.isEmpty() || random.nextInt(15) == 0 ? DecisionId.of(40) : one(all);
  }

  private <T> T one(Collection<T> some) {
    return new ArrayList<>(some).get(random.nextInt(some.size()));
  }

  private Wording words(String text) {
    String odd = random.nextInt(2) == 0 ? "" : "x".repeat(201);
    return new Wording(random.nextInt(40) == 0 ? odd : text, Integer.toHexString(4_096 + ++salts));
  }
}
