package org.kiezplenum.simulation;

import static org.kiezplenum.simulation.NaiveFaces.ids;
import static org.kiezplenum.simulation.NaiveFaces.with;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.simulation.Naive.Decision;
import org.kiezplenum.simulation.Naive.Happening;
import org.kiezplenum.simulation.Naive.Outcome;
import org.kiezplenum.simulation.Naive.Poll;
import org.kiezplenum.simulation.Naive.Round;

/**
 * What faces hold of a poll: the question for everybody, the count for the desk, what was found.
 */
final class NaiveTold {
  private final Naive m;
  private final Poll poll;

  NaiveTold(Naive m, Poll poll) {
    this.m = m;
    this.poll = poll;
  }

  JsonObject asked() {
    int options = poll.options.size();
    JsonObject node = new JsonObject().put("method", poll.method).put("words", ids(words()));
    switch (poll.method) {
      case "approval" -> node.put("shape", options == 1 ? "one" : "some").put("most", options);
      case "irv" -> node.put("shape", "order").put("places", numbers(1, options));
      case "resistance" -> {
        int highest = NaiveBallots.highest(poll);
        node.put("shape", "scale").put("highest", highest);
        with(node, "scale", highest > 12 ? null : numbers(0, highest));
      }
      default -> node.put("shape", "word");
    }
    if (options > 0) {
      JsonObject labels = new JsonObject();
      poll.options.forEach(option -> labels.put(option, label(option)));
      node.put("options", ids(poll.options)).put("labels", labels);
    }
    int round = poll.number("round", 1);
    with(node, "seats", poll.seats == 1 ? null : poll.seats);
    with(node, "round", round == 1 ? null : round);
    with(node, "secret", isSecret() ? true : null);
    with(node, "byName", poll.isByName() ? true : null);
    with(node, "entitled", poll.entitled);
    with(node, "seed", poll.settings.get("seed"));
    List<String> drawn = NaiveRunoff.fallen(poll);
    with(node, "drawn", drawn.isEmpty() ? null : labels(drawn));
    JsonArray dropped = new JsonArray();
    poll.wrong.forEach(lot -> dropped.add(told(lot).put("wrong", true)));
    poll.dropped.forEach(lot -> dropped.add(told(lot)));
    with(node, "dropped", dropped.isEmpty() ? null : dropped);
    return node;
  }

  private JsonObject told(Naive.DrawnLot lot) {
    JsonObject node = new JsonObject();
    boolean isByHall = lot.seed().isEmpty();
    with(node, "seed", isByHall ? null : lot.seed());
    with(node, isByHall ? "drawn" : "fell", lot.fell().isEmpty() ? null : labels(lot.fell()));
    return node;
  }

  private List<String> words() {
    return switch (poll.method) {
      case "simple-majority" -> List.of("yes", "no", "abstain");
      case "consent" -> List.of("consent", "objection");
      case "approval" -> List.of("none", "abstain");
      default -> List.of("abstain");
    };
  }

  private static JsonArray numbers(int first, int last) {
    return new JsonArray(IntStream.rangeClosed(first, last).boxed().toList());
  }

  private String label(String option) {
    String text = m.words.get(poll.labels.get(option));
    return text == null ? option : text;
  }

  private JsonArray labels(List<String> options) {
    return ids(options.stream().map(this::label).toList());
  }

  /** What the desk has before the others. */
  void count(JsonObject view, Decision decision) {
    List<String> order = new ArrayList<>();
    JsonObject blocks = new JsonObject();
    poll.hands.forEach((id, cells) -> {
      order.add(id);
      JsonObject counted = new JsonObject();
      cells.forEach(counted::put);
      blocks.put(id, new JsonObject().put("cells", counted));
    });
    poll.papers.forEach((id, paper) -> {
      order.add(id);
      blocks.put(id, new JsonObject().put("ballot", paper.ballot()).put("times", paper.times()));
    });
    view.put("hands", new JsonObject().put(decision.id, ids(order))).put("block", blocks);
    if (decision.state.equals("closed")) {
      Outcome outcome = NaiveCount.of(decision, m.present);
      boolean areFew = NaiveCount.isRevealing(poll);
      JsonObject found = areFew ? hidden(outcome, decision) : found(outcome);
      JsonObject count = new JsonObject().put("decision", decision.id).put("found", found);
      with(count, "few", areFew ? true : null);
      with(count, "excess", excess(outcome));
      List<String> drawnFrom = NaiveLots.drawnFrom(decision, m.present);
      with(count, "drawnFrom", drawnFrom.isEmpty() ? null : ids(drawnFrom));
      view.put("count", count);
    }
    List<String> cells = NaiveBallots.cells(poll);
    with(view, "cells", cells.isEmpty() ? null : ids(cells));
  }

  /** Where the votes came from. */
  private @Nullable JsonArray from() {
    JsonArray from = new JsonArray();
    for (String channel : List.of(poll.isByName() ? "names" : "phones", "hands", "paper")) {
      Poll part = new Poll();
      part.method = poll.method;
      part.options = poll.options;
      part.settings = poll.settings;
      switch (channel) {
        case "hands" -> part.hands = poll.hands;
        case "paper" -> part.papers = poll.papers;
        default -> part.phones = poll.phones;
      }
      long n = NaiveCount.votes(part);
      if (n > 0) {
        JsonObject node = new JsonObject().put("channel", channel).put("n", n);
        if (!isSecret() && List.of("simple-majority", "consent").contains(poll.method)) {
          Map<String, Long> cells = NaiveBallots.sum(part);
          JsonArray said = new JsonArray();
          words()
              .forEach(word ->
                  said.add(
                      new JsonObject().put("word", word).put("n", cells.getOrDefault(word, 0L))));
          node.put("said", said);
        }
        from.add(node);
      }
    }
    return from.isEmpty() ? null : from;
  }

  static @Nullable JsonObject excess(@Nullable Outcome outcome) {
    return outcome == null || !outcome.why().startsWith("more-votes-")
        ? null
        : new JsonObject(new TreeMap<>(outcome.figures())).put("why", outcome.why());
  }

  /** How many there are, and what has to be done before it is announced. */
  private JsonObject hidden(Outcome outcome, Decision decision) {
    JsonObject node =
        new JsonObject()
            .put("withheld", true)
            .put("ballots", NaiveCount.votes(poll))
            .put("rows", new JsonArray());
    if (outcome.name().equals("incomplete")) {
      node.put("why", outcome.why()).put("figures", figures(outcome.figures()));
    }
    boolean isLot =
        outcome.name().equals("lot-needed") && !NaiveCount.hidesLot(decision, m.present);
    if (isLot) {
      node.put("among", labels(outcome.among())).put("tied", ids(outcome.among()));
      String meant = outcome.figures().get("for");
      with(node, "figures", meant == null ? null : new JsonObject().put("for", meant));
    }
    boolean isToDo = isLot || outcome.name().equals("incomplete");
    with(node, "outcome", isToDo ? outcome.name() : null);
    return node;
  }

  /** What everybody is told. */
  JsonObject announced() {
    Outcome outcome = poll.outcome;
    if (!poll.withheld) {
      return found(outcome);
    }
    JsonArray elected = new JsonArray();
    outcome
        .elected()
        .forEach(option ->
            elected.add(new JsonObject().put("label", label(option)).put("elected", true)));
    JsonObject node =
        new JsonObject().put("outcome", outcome.name()).put("withheld", true).put("rows", elected);
    node.put("ballots", NaiveCount.votes(poll));
    with(node, "voters", poll.voters);
    with(node, "among", outcome.among().isEmpty() ? null : labels(outcome.among()));
    with(node, "further", NaivePolls.goesFurther(poll, outcome) ? true : null);
    return node;
  }

  /** In short, of what did not stay. */
  JsonObject former(Outcome outcome, boolean withheld) {
    JsonObject node = new JsonObject().put("outcome", outcome.name());
    if (withheld) {
      node.put("withheld", true);
    } else {
      node.put("why", outcome.why()).put("figures", figures(outcome.figures()));
    }
    JsonArray elected = new JsonArray();
    outcome.elected().forEach(option -> elected.add(label(option)));
    with(node, "elected", elected.isEmpty() ? null : elected);
    return node;
  }

  private JsonObject found(Outcome outcome) {
    JsonObject node =
        new JsonObject()
            .put("outcome", outcome.name())
            .put("why", outcome.why())
            .put("figures", figures(outcome.figures()))
            .put("rows", rows(outcome));
    with(node, "line", line(outcome));
    with(node, "from", from());
    with(node, "voters", poll.voters);
    with(node, "among", outcome.among().isEmpty() ? null : labels(outcome.among()));
    with(node, "tied", outcome.name().equals("lot-needed") ? ids(outcome.among()) : null);
    with(node, "rounds", outcome.rounds().isEmpty() ? null : rounds(outcome.rounds()));
    with(node, "roll", poll.roll.isEmpty() ? null : NaiveRoll.told(m, poll, words()));
    with(node, "entered", NaiveRoll.entered(poll));
    with(node, "further", NaivePolls.goesFurther(poll, outcome) ? true : null);
    return node;
  }

  private boolean isSecret() {
    return "secret".equals(poll.settings.get("ballots"));
  }

  private static boolean ratedByFew(Outcome outcome, String option) {
    return outcome.cells().entrySet().stream()
        .filter(cell -> cell.getKey().startsWith(option + "/"))
        .anyMatch(cell -> cell.getValue() == 1 || cell.getValue() == 2);
  }

  private JsonObject figures(Map<String, String> figures) {
    JsonObject node = new JsonObject();
    figures.forEach((name, value) -> {
      boolean isOption = Set.of("option", "other", "from", "to", "drawn").contains(name);
      node.put(name, isOption ? label(value) : value);
    });
    return node;
  }

  private JsonArray rows(Outcome outcome) {
    Set<String> options = new LinkedHashSet<>(outcome.elected());
    outcome.ranking().forEach(options::addAll);
    options.addAll(poll.options);
    Map<String, String> values = new TreeMap<>();
    options.forEach(option -> values.put(option, value(outcome, option)));
    List<String> all = new ArrayList<>(options);
    boolean isPlain = poll.options.isEmpty();
    List<String> words = new ArrayList<>(words());
    if (!poll.method.equals("consent")) {
      words.add("invalid");
    }
    for (String word : words) {
      // Ranked ballots are not added up in cells, and not at all where something is amiss.
      long said =
          !poll.method.equals("irv")
              ? outcome.cells().getOrDefault(word, 0L)
              : outcome.name().equals("incomplete")
                  ? 0
                  : NaiveBallots.ballots(poll).getOrDefault(word, 0);
      if (said > 0 || (isPlain && !word.equals("invalid"))) {
        all.add(word);
        values.put(word, "" + said);
      }
    }
    double most =
        values.values().stream()
            .filter(value -> !value.isEmpty())
            .mapToDouble(Double::parseDouble)
            .max()
            .orElse(0);
    JsonArray rows = new JsonArray();
    for (String id : all) {
      boolean isOption = options.contains(id);
      String value = values.get(id);
      double size = value.isEmpty() ? 0 : Double.parseDouble(value);
      JsonObject row = new JsonObject();
      boolean hasLetters =
          !poll.roll.isEmpty() && isOption && !asked().getString("shape").equals("one");
      with(row, "letter", hasLetters ? "" + (char) ('A' + poll.options.indexOf(id)) : null);
      row.put(isOption ? "label" : "word", isOption ? label(id) : id);
      with(row, "value", value.isEmpty() ? null : value);
      boolean isRated = poll.method.equals("resistance");
      with(row, "percent", isRated ? null : outcome.measured().get(id));
      with(row, "acceptance", isRated ? outcome.measured().get(id) : null);
      with(row, "passive", id.equals(poll.settings.get("passive")) ? true : null);
      if (isRated && isOption && !(isSecret() && ratedByFew(outcome, id))) {
        spread(row, outcome, id);
      }
      with(row, "bar", most > 0 ? Math.round(100 * size / most) : null);
      with(row, "elected", outcome.elected().contains(id) ? true : null);
      with(row, "place", place(outcome, id));
      rows.add(row);
    }
    return rows;
  }

  /** Which numbers of the scale it was given, and how often; a long scale is told by its sum. */
  private void spread(JsonObject row, Outcome outcome, String option) {
    int highest = NaiveBallots.highest(poll);
    List<Long> times = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (int i = 0; i <= highest; i++) {
      long n = outcome.cells().getOrDefault(option + "/" + i, 0L);
      times.add(n);
      if (n > 0) {
        said.add(n + " × " + i);
      }
    }
    if (highest <= 20 && !said.isEmpty()) {
      long most = Collections.max(times);
      JsonArray bars = new JsonArray();
      times.forEach(n -> bars.add((100 * n + most - 1) / most));
      row.put("spread", bars).put("rated", String.join(", ", said));
    }
  }

  /** Where everything stays as it is, on the scale of the bars. */
  private @Nullable Long line(Outcome outcome) {
    String sum = outcome.measured().get(poll.settings.getOrDefault("passive", "") + "/sum");
    if (sum == null || sum.equals("0")) {
      return null;
    }
    double most = 0;
    for (Object row : rows(outcome)) {
      String value = ((JsonObject) row).getString("value", "");
      most = Math.max(most, value.isEmpty() ? 0 : Double.parseDouble(value));
    }
    return Math.round(100 * Double.parseDouble(sum) / most);
  }

  private String value(Outcome outcome, String option) {
    String sum = outcome.measured().get(option + "/sum");
    if (sum != null) {
      return sum;
    }
    if (!outcome.rounds().isEmpty()) {
      Long votes = outcome.rounds().getLast().votes().get(option);
      if (votes != null) {
        return "" + votes;
      }
    }
    Long counted = outcome.cells().get(option);
    if (counted == null
        && !outcome.name().equals("incomplete")
        && NaiveBallots.cells(poll).contains(option)) {
      return "0";
    }
    return counted == null ? "" : "" + counted;
  }

  private static @Nullable Integer place(Outcome outcome, String option) {
    int better = 0;
    for (List<String> equal : outcome.ranking()) {
      if (equal.contains(option)) {
        return better + 1;
      }
      better += equal.size();
    }
    return null;
  }

  /** All bars have one scale, and what came in this round stands beside what was there before. */
  private JsonArray rounds(List<Round> rounds) {
    long most =
        rounds.stream()
            .flatMap(round -> round.votes().values().stream())
            .mapToLong(n -> n)
            .max()
            .orElse(0);
    Map<String, String> states = new TreeMap<>();
    JsonArray nodes = new JsonArray();
    for (int i = 0; i < rounds.size(); i++) {
      Round round = rounds.get(i);
      Round before = i == 0 ? null : rounds.get(i - 1);
      for (Happening happening : round.happenings()) {
        String state =
            switch (happening.kind()) {
              case "elected" -> "elected";
              case "excluded" -> "out";
              default -> null;
            };
        if (state != null) {
          happening.who().forEach(option -> states.put(option, state));
        }
      }
      JsonArray votes = new JsonArray();
      round
          .votes()
          .forEach((option, n) -> {
            long bar = bar(n, most);
            long had = before == null ? bar : bar(before.votes().get(option), most);
            JsonObject node = new JsonObject().put("label", label(option)).put("value", "" + n);
            with(node, "state", states.get(option));
            node.put("bar", Math.min(had, bar));
            with(node, "more", bar > had ? bar - had : null);
            votes.add(node);
          });
      JsonArray happenings = new JsonArray();
      told(round, before).forEach(happening -> happenings.add(happening(happening)));
      JsonObject node = new JsonObject().put("n", i + 1).put("happenings", happenings);
      with(node, "votes", votes.isEmpty() ? null : votes);
      with(node, "exhausted", round.exhausted() == 0 ? null : "" + round.exhausted());
      long all = round.votes().values().stream().mapToLong(n -> n).sum();
      if (all > 0) {
        node.put("half", all / 2 + (all % 2 == 0 ? "" : ".5"));
        long line = Math.round(50.0 * all / most);
        with(node, "line", line > 100 ? null : line);
      }
      nodes.add(node);
    }
    return nodes;
  }

  private static long bar(long votes, long most) {
    return most == 0 ? 0 : Math.round(100.0 * votes / most);
  }

  /** Where a single one has gone, its votes are told: to whom how many, and to nobody. */
  private List<Happening> told(Round round, @Nullable Round before) {
    List<Happening> told = new ArrayList<>();
    Set<String> gone = new HashSet<>();
    for (Happening happening : round.happenings()) {
      told.add(happening);
      if (happening.kind().equals("excluded")) {
        gone.addAll(happening.who());
      }
      if (before != null && happening.kind().equals("excluded") && happening.who().size() == 1) {
        String from = happening.who().getFirst();
        round
            .votes()
            .forEach((to, n) -> transfer(told, List.of(from, to), n - before.votes().get(to)));
        transfer(told, List.of(from), round.exhausted() - before.exhausted());
      }
    }
    return gone.size() < 2 ? told : round.happenings();
  }

  private static void transfer(List<Happening> told, List<String> fromTo, long votes) {
    if (votes > 0) {
      Map<String, String> figures = new TreeMap<>(Map.of("votes", "" + votes));
      figures.put("from", fromTo.getFirst());
      if (fromTo.size() > 1) {
        figures.put("to", fromTo.getLast());
      }
      told.add(new Happening("transfer", fromTo, figures));
    }
  }

  private JsonObject happening(Happening happening) {
    return new JsonObject()
        .put("kind", happening.kind())
        .put("who", String.join(", ", happening.who().stream().map(this::label).toList()))
        .put("figures", figures(happening.figures()));
  }
}
