package org.kiezplenum.simulation;

import static org.kiezplenum.simulation.NaiveFaces.ids;
import static org.kiezplenum.simulation.NaiveFaces.with;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
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
    with(node, "secret", "secret".equals(poll.settings.get("ballots")) ? true : null);
    with(node, "entitled", poll.entitled);
    with(node, "seed", poll.settings.get("seed"));
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
      JsonObject found = found(NaiveCount.of(poll, m.present));
      view.put("count", new JsonObject().put("decision", decision.id).put("found", found));
    }
    List<String> cells = NaiveBallots.cells(poll);
    with(view, "cells", cells.isEmpty() ? null : ids(cells));
  }

  JsonObject found(Outcome outcome) {
    JsonObject node =
        new JsonObject()
            .put("outcome", outcome.name())
            .put("why", outcome.why())
            .put("figures", figures(outcome.figures()))
            .put("rows", rows(outcome));
    with(node, "among", outcome.among().isEmpty() ? null : labels(outcome.among()));
    with(node, "rounds", outcome.rounds().isEmpty() ? null : rounds(outcome.rounds()));
    with(node, "further", NaivePolls.goesFurther(poll, outcome) ? true : null);
    return node;
  }

  private JsonObject figures(Map<String, String> figures) {
    JsonObject node = new JsonObject();
    figures.forEach((name, value) -> {
      boolean isOption = Set.of("option", "other", "drawn").contains(name);
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
      long said = outcome.cells().getOrDefault(word, 0L);
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
      JsonObject row = new JsonObject().put(isOption ? "label" : "word", isOption ? label(id) : id);
      with(row, "value", value.isEmpty() ? null : value);
      with(row, "percent", outcome.measured().get(id));
      with(row, "bar", most > 0 ? Math.round(100 * size / most) : null);
      with(row, "elected", outcome.elected().contains(id) ? true : null);
      with(row, "place", place(outcome, id));
      rows.add(row);
    }
    return rows;
  }

  private static String value(Outcome outcome, String option) {
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

  private JsonArray rounds(List<Round> rounds) {
    JsonArray nodes = new JsonArray();
    for (Round round : rounds) {
      JsonArray votes = new JsonArray();
      round
          .votes()
          .forEach((option, n) ->
              votes.add(new JsonObject().put("label", label(option)).put("value", "" + n)));
      JsonArray happenings = new JsonArray();
      round.happenings().forEach(happening -> happenings.add(happening(happening)));
      JsonObject node = new JsonObject().put("n", nodes.size() + 1).put("happenings", happenings);
      with(node, "votes", votes.isEmpty() ? null : votes);
      with(node, "exhausted", round.exhausted() == 0 ? null : "" + round.exhausted());
      nodes.add(node);
    }
    return nodes;
  }

  private JsonObject happening(Happening happening) {
    return new JsonObject()
        .put("kind", happening.kind())
        .put("who", String.join(", ", happening.who().stream().map(this::label).toList()))
        .put("figures", figures(happening.figures()));
  }
}
