package org.kiezplenum.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.simulation.Naive.Decision;
import org.kiezplenum.simulation.Naive.Happening;
import org.kiezplenum.simulation.Naive.Outcome;
import org.kiezplenum.simulation.Naive.Poll;
import org.kiezplenum.simulation.Naive.Round;

/** Counts polls, slowly and in its own way: nothing of the methods is called here. */
final class NaiveCount {
  private final Poll poll;
  private final Map<String, Long> cells;

  private NaiveCount(Poll poll) {
    this.poll = poll;
    this.cells = NaiveBallots.sum(poll);
  }

  /** What comes out of a poll, with the head count it was closed with. */
  static Outcome of(Decision decision, @Nullable Integer now) {
    Outcome found = with(decision, decision.here());
    return isAskedFor(decision, now, found) ? with(decision, now) : found;
  }

  /** The head count that this is found with. */
  static @Nullable Integer present(Decision decision, @Nullable Integer now) {
    return isAskedFor(decision, now, with(decision, decision.here())) ? now : decision.here();
  }

  private static boolean isAskedFor(Decision decision, @Nullable Integer now, Outcome found) {
    return decision.here() == null && now != null && found.why().equals("presence-unknown");
  }

  private static Outcome with(Decision decision, @Nullable Integer present) {
    NaiveCount count = new NaiveCount(decision.poll);
    Outcome found = count.found(decision, present);
    return found.counting(count.cells);
  }

  /** More votes than people, by the first number that is too small. */
  static @Nullable Outcome excess(Decision decision, long votes, @Nullable Integer present) {
    boolean isSaid = decision.statedEntitled != null;
    Poll poll = decision.poll;
    Integer listed = decision.listedThen;
    Integer entitled =
        isSaid
            ? decision.statedEntitled
            : poll == null ? null : poll.entitled == null ? listed : poll.entitled;
    if (present != null && present < votes) {
      return tooMany("present", votes, present);
    }
    if (entitled != null && entitled < votes) {
      return tooMany("entitled", votes, entitled);
    }
    return !isSaid && listed != null && listed < votes ? tooMany("listed", votes, listed) : null;
  }

  private static Outcome tooMany(String which, long votes, int said) {
    return Outcome.of(
        "incomplete", "more-votes-than-" + which, "counted", "" + votes, "stated", "" + said);
  }

  /** How many have voted at all. */
  static long votes(Poll poll) {
    Map<String, Long> cells = NaiveBallots.sum(poll);
    long aside = cells.getOrDefault("abstain", 0L) + cells.getOrDefault("invalid", 0L);
    return switch (poll.method) {
      case "simple-majority" ->
          aside + cells.getOrDefault("yes", 0L) + cells.getOrDefault("no", 0L);
      case "consent" -> cells.getOrDefault("consent", 0L) + cells.getOrDefault("objection", 0L);
      case "approval" -> aside + cells.getOrDefault("ballots", 0L);
      case "resistance" ->
          aside
              + cells.entrySet().stream()
                  .filter(cell -> cell.getKey().startsWith(poll.options.getFirst() + "/"))
                  .mapToLong(Map.Entry::getValue)
                  .sum();
      default -> NaiveBallots.ballots(poll).values().stream().mapToLong(n -> n).sum();
    };
  }

  /** More people stand behind an option than there are ballots. */
  private @Nullable Outcome impossible() {
    if (!poll.method.equals("approval")) {
      return null;
    }
    long most = poll.options.stream().mapToLong(this::n).max().orElse(0);
    return most <= n("ballots")
        ? null
        : Outcome.of(
            "incomplete",
            "more-than-ballots-hold",
            "counted",
            "" + most,
            "stated",
            "" + n("ballots"));
  }

  /** One or two people stand behind something of what nobody is to know. */
  static boolean isRevealing(Poll poll) {
    if (!"secret".equals(poll.settings.get("ballots"))) {
      return false;
    }
    Poll phones = like(poll);
    phones.phones = poll.phones;
    Map<String, Long> now = counted(poll);
    return isOfFew(poll)
        || isOfFew(phones)
        || poll.told.stream().anyMatch(before -> isNear(before, now));
  }

  /** What was said, and how often, wherever it came from. */
  static Map<String, Long> counted(Poll poll) {
    Map<String, Long> counted = new HashMap<>(NaiveBallots.sum(poll));
    if (poll.method.equals("irv")) {
      NaiveBallots.ballots(poll).forEach((ballot, times) -> counted.put(ballot, (long) times));
    }
    return counted;
  }

  /** Some figure of the two differs by one or two. */
  static boolean isNear(Map<String, Long> one, Map<String, Long> other) {
    Set<String> names = new HashSet<>(one.keySet());
    names.addAll(other.keySet());
    return names.stream()
        .mapToLong(name -> Math.abs(one.getOrDefault(name, 0L) - other.getOrDefault(name, 0L)))
        .anyMatch(by -> by == 1 || by == 2);
  }

  /** The same question, of which nothing is counted. */
  private static Poll like(Poll poll) {
    Poll same = new Poll();
    same.method = poll.method;
    same.options = poll.options;
    same.settings = poll.settings;
    return same;
  }

  /** Whether whoever enters something at the desk could find out by how much it is won. */
  static boolean hidesLot(Decision decision, @Nullable Integer present) {
    return isRevealing(decision.poll)
        && !(decision.poll.hands.isEmpty()
            && decision.poll.papers.isEmpty()
            && decision.statedPresent == null
            && decision.statedEntitled == null
            && Objects.equals(present(decision, present), decision.here()));
  }

  private static boolean isOfFew(Poll poll) {
    Map<String, Long> people = new HashMap<>();
    if (poll.method.equals("irv")) {
      NaiveBallots.ballots(poll)
          .forEach((ballot, times) -> people.merge(ballot.split(">")[0], (long) times, Long::sum));
    } else {
      NaiveBallots.sum(poll)
          .forEach((cell, n) -> {
            if (!cell.endsWith("/0")) {
              people.merge(cell.split("/")[0], n, Long::sum);
            }
          });
    }
    people.merge("none", (long) NaiveBallots.ballots(poll).getOrDefault("none", 0), Long::sum);
    people.keySet().removeAll(List.of("invalid", "ballots"));
    return people.values().stream().anyMatch(n -> n == 1 || n == 2);
  }

  private long n(String cell) {
    return cells.getOrDefault(cell, 0L);
  }

  private Outcome found(Decision decision, @Nullable Integer present) {
    List<String> missing = new ArrayList<>();
    if (!poll.hands.isEmpty()) {
      for (String cell : NaiveBallots.needed(poll)) {
        if (poll.hands.values().stream().noneMatch(block -> block.containsKey(cell))) {
          missing.add(cell);
        }
      }
    }
    if (!missing.isEmpty()) {
      return Outcome.of("incomplete", "not-counted", "missing", String.join(",", missing));
    }
    Outcome impossible = impossible();
    boolean isOfHands = isRevealing(poll) && impossible != null;
    impossible = impossible == null ? excess(decision, votes(poll), present) : impossible;
    if (isRevealing(poll) && (impossible == null || isOfHands)) {
      impossible = ofHands().impossible();
    }
    if (impossible != null) {
      return impossible;
    }
    return switch (poll.method) {
      case "simple-majority" -> majority();
      case "consent" -> consent(present);
      case "approval" -> approval();
      case "resistance" -> resistance();
      default -> new NaiveRunoff(poll).found();
    };
  }

  /** Of hands alone: what the desk has entered is all that it may be told of a vote of few. */
  private NaiveCount ofHands() {
    Poll hands = like(poll);
    hands.hands = poll.hands;
    return new NaiveCount(hands);
  }

  private Outcome majority() {
    long yes = n("yes");
    long no = n("no");
    Map<String, String> percent = new HashMap<>();
    if (yes + no > 0) {
      percent.put("yes", percent(yes, yes + no));
      percent.put("no", percent(no, yes + no));
    }
    long cast = yes + no + n("abstain") + n("invalid");
    Outcome outcome;
    if ("yes".equals(poll.settings.get("abstentions-void")) && n("abstain") > cast - n("abstain")) {
      outcome =
          Outcome.of(
              "void",
              poll.number("round", 1) == 1 ? "abstentions" : "abstentions-again",
              "abstain",
              "" + n("abstain"),
              "cast",
              "" + cast);
    } else if (yes + no == 0) {
      outcome = Outcome.of("no-result", "no-votes");
    } else {
      outcome =
          Outcome.of(
              yes > no ? "adopted" : "rejected",
              yes > no ? "more-yes" : yes == no ? "tie" : "more-no",
              "yes",
              "" + yes,
              "no",
              "" + no);
    }
    return outcome.measuring(percent);
  }

  private Outcome consent(@Nullable Integer present) {
    if (present == null) {
      return Outcome.of("incomplete", "presence-unknown", "missing", "present");
    }
    long said = n("consent") + n("objection");
    if (said < present || said == 0) {
      long silent = said < present ? present - said : 0;
      return Outcome.of(
          "round-incomplete", "some-silent", "silent", "" + silent, "present", "" + present);
    }
    return n("objection") == 0
        ? Outcome.of("consented", "no-objection-left", "consents", "" + n("consent"))
        : Outcome.of("integrate", "objections", "objections", "" + n("objection"));
  }

  private Outcome approval() {
    long ballots = n("ballots");
    if (ballots == 0) {
      return Outcome.of("no-result", "no-votes");
    }
    Map<String, String> percent = new HashMap<>();
    poll.options.forEach(option -> percent.put(option, percent(n(option), ballots)));
    List<String> voted = poll.options.stream().filter(option -> n(option) > 0).toList();
    List<List<String>> ranking = ranked(voted, Comparator.comparingLong((String o) -> -n(o)));
    int threshold = poll.number("threshold", 0);
    List<String> enough = new ArrayList<>();
    for (List<String> equal : ranking) {
      if (n(equal.getFirst()) * 100 > ballots * threshold) {
        enough.addAll(equal);
      }
    }
    Outcome outcome;
    if (enough.isEmpty()) {
      String most = "" + (ranking.isEmpty() ? 0 : n(ranking.getFirst().getFirst()));
      outcome =
          Outcome.of(
              "no-result",
              "below-threshold",
              "threshold",
              "" + threshold,
              "ballots",
              "" + ballots,
              "votes",
              most);
    } else {
      outcome = seated(enough);
    }
    return outcome.ranking(ranking).measuring(percent);
  }

  /** The first so many have the seats, unless the next one has as many votes as the last. */
  private Outcome seated(List<String> enough) {
    int seats = poll.seats;
    if (enough.size() <= seats || n(enough.get(seats - 1)) > n(enough.get(seats))) {
      List<String> elected = enough.subList(0, Math.min(seats, enough.size()));
      return Outcome.of(
              "elected", "most-votes", "seats", "" + seats, "votes", "" + n(elected.getLast()))
          .seating(elected, List.of());
    }
    long border = n(enough.get(seats));
    List<String> above = enough.stream().filter(option -> n(option) > border).toList();
    List<String> tied = enough.stream().filter(option -> n(option) == border).toList();
    String open = "" + (seats - above.size());
    if (poll.number("round", 1) == 1) {
      return Outcome.of("run-off", "equal-votes", "votes", "" + border, "open", open)
          .seating(above, tied);
    }
    List<String> elected = new ArrayList<>(above);
    List<String> left = new ArrayList<>(tied);
    List<Round> rounds = new ArrayList<>();
    while (elected.size() < seats) {
      String drawn = NaiveRunoff.lot(poll, rounds.size(), rounds.size() + 1, left);
      if (drawn == null) {
        return Outcome.of("lot-needed", "only-lot", "open", "" + (seats - elected.size()))
            .seating(elected, left)
            .rounds(rounds);
      }
      Map<String, String> figures = Map.of("for", "seat", "drawn", drawn);
      Happening lot = new Happening("lot", List.copyOf(left), figures);
      rounds.add(new Round(new TreeMap<>(), 0, List.of(lot)));
      left.remove(drawn);
      elected.add(drawn);
    }
    return Outcome.of("elected", "most-votes", "seats", "" + seats, "votes", "" + border)
        .seating(elected, List.of())
        .rounds(rounds);
  }

  private @Nullable Outcome uneven() {
    String first = poll.options.getFirst();
    long raters = raters(first);
    for (String option : poll.options) {
      if (raters(option) != raters) {
        return Outcome.of(
            "incomplete",
            "uneven",
            "option",
            option,
            "counted",
            "" + raters(option),
            "other",
            first,
            "otherwise",
            "" + raters);
      }
    }
    return null;
  }

  private Outcome resistance() {
    Outcome uneven = isRevealing(poll) ? ofHands().uneven() : uneven();
    if (uneven != null) {
      return uneven;
    }
    long raters = raters(poll.options.getFirst());
    if (raters == 0) {
      return Outcome.of("no-result", "no-votes");
    }
    Map<String, String> measured = new HashMap<>();
    long most = raters * NaiveBallots.highest(poll);
    for (String option : poll.options) {
      measured.put(option, percent(most - resists(option), most));
      measured.put(option + "/sum", "" + resists(option));
    }
    List<List<String>> ranking =
        ranked(
            poll.options,
            Comparator.comparingLong(this::resists)
                .thenComparingInt(this::worst)
                .thenComparingLong(this::strong));
    return judged(ranking).ranking(ranking).measuring(measured);
  }

  private Outcome judged(List<List<String>> ranking) {
    String passive = poll.settings.getOrDefault("passive", "");
    boolean hasPassive = !passive.isEmpty();
    String yardstick = hasPassive ? "" + resists(passive) : "";
    List<String> others =
        ranking.stream().flatMap(List::stream).filter(option -> !option.equals(passive)).toList();
    String least = others.isEmpty() ? "0" : "" + resists(others.getFirst());
    List<List<String>> better = new ArrayList<>();
    for (List<String> equal : ranking) {
      List<String> kept =
          equal.stream()
              .filter(option -> !option.equals(passive))
              .filter(option -> !hasPassive || resists(option) < resists(passive))
              .toList();
      if (!kept.isEmpty()) {
        better.add(kept);
      }
    }
    if (better.isEmpty()) {
      return Outcome.of("rejected", "passive-stays", "sum", least, "passive", yardstick);
    }
    List<String> elected = new ArrayList<>();
    for (List<String> equal : better) {
      if (elected.size() == poll.seats) {
        break;
      }
      if (elected.size() + equal.size() > poll.seats) {
        return Outcome.of(
                "repeat",
                "equal-resistance",
                "sum",
                "" + resists(equal.getFirst()),
                "open",
                "" + (poll.seats - elected.size()))
            .seating(elected, equal);
      }
      elected.addAll(equal);
    }
    return (yardstick.isEmpty()
            ? Outcome.of("adopted", "least-of-all", "sum", least)
            : Outcome.of("adopted", "least-resistance", "sum", least, "passive", yardstick))
        .seating(elected, List.of());
  }

  private long raters(String option) {
    long raters = 0;
    for (int i = 0; i <= NaiveBallots.highest(poll); i++) {
      raters += n(option + "/" + i);
    }
    return raters;
  }

  private long resists(String option) {
    long sum = 0;
    for (int i = 0; i <= NaiveBallots.highest(poll); i++) {
      sum += i * n(option + "/" + i);
    }
    return sum;
  }

  private int worst(String option) {
    int worst = NaiveBallots.highest(poll);
    while (worst > 0 && n(option + "/" + worst) == 0) {
      worst--;
    }
    return worst;
  }

  /** With at least eight tenths of the scale. */
  private long strong(String option) {
    long strong = 0;
    for (int i = 1; i <= NaiveBallots.highest(poll); i++) {
      strong += i >= 0.8 * NaiveBallots.highest(poll) ? n(option + "/" + i) : 0;
    }
    return strong;
  }

  private static List<List<String>> ranked(List<String> options, Comparator<String> better) {
    List<String> left = new ArrayList<>(options);
    List<List<String>> ranking = new ArrayList<>();
    while (!left.isEmpty()) {
      String best = left.stream().min(better).orElseThrow();
      List<String> equal = left.stream().filter(o -> better.compare(o, best) == 0).toList();
      ranking.add(equal);
      left.removeAll(equal);
    }
    return ranking;
  }

  /** With one decimal, half up. */
  private static String percent(long part, long whole) {
    long tenths = (2_000 * part + whole) / (2 * whole);
    return tenths / 10 + "." + tenths % 10;
  }
}
