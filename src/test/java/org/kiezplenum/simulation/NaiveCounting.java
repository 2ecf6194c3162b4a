package org.kiezplenum.simulation;

import static org.kiezplenum.simulation.NaiveFaces.ids;
import static org.kiezplenum.simulation.NaiveFaces.with;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.simulation.Naive.Answer;
import org.kiezplenum.simulation.Naive.Decision;
import org.kiezplenum.simulation.Naive.Twice;

/** How hands are counted in the room: all others in one word, and a block by two people. */
final class NaiveCounting {
  private final Naive m;
  private final NaiveDecisions decisions;

  NaiveCounting(Naive m, NaiveDecisions decisions) {
    this.m = m;
    this.decisions = decisions;
  }

  @Nullable Answer take(Command command) {
    return switch (command) {
      case Command.EnterRemainder c ->
          decisions.whileVoting(
              c.decision().value(), d -> enter(d, c.counted().counts(), c.rest()));
      case Command.CountAgain c ->
          decisions.whileVoting(
              c.decision().value(), d -> again(d, c.block(), c.counted().counts()));
      case Command.SettleCount c ->
          decisions.whileVoting(
              c.decision().value(), d -> settle(d, c.block(), c.takes().wireName()));
      default -> null;
    };
  }

  private Answer enter(Decision decision, Map<String, Long> typed, String rest) {
    if (isByName(decision)) {
      return Answer.no("names-needed");
    }
    if (!words(decision).contains(rest)) {
      return Answer.no("bad-ballot");
    }
    Map<String, Long> counted = new TreeMap<>(typed);
    counted.remove(rest);
    String refused = refuses(decision, counted);
    if (refused != null) {
      return Answer.no(refused);
    }
    if (!decision.state.equals("closed")) {
      return Answer.no("phones-still-vote");
    }
    if (decision.isSecret()) {
      return Answer.no("rest-of-secret");
    }
    if (present(m, decision) == null) {
      return Answer.no("present-unknown");
    }
    long others = left(m, decision) - all(counted);
    if (others < 0) {
      return Answer.no("more-than-present");
    }
    int papers = decision.poll == null ? 0 : decision.poll.papers.size();
    if (blocks(decision).size() + papers >= 200) {
      return Answer.no("too-many");
    }
    for (String word : words(decision)) {
      counted.putIfAbsent(word, 0L);
    }
    counted.put(rest, others);
    String block = "b" + ++m.lastBlock;
    put(decision, block, counted);
    return Answer.done(block);
  }

  private static Answer again(Decision decision, BlockId id, Map<String, Long> counted) {
    Map<String, Long> first = blocks(decision).get(id.value());
    if (first == null) {
      return Answer.no("unknown-block");
    }
    if (isByName(decision)) {
      return Answer.no("names-needed");
    }
    String refused = refuses(decision, counted);
    if (refused != null || counted.isEmpty()) {
      return Answer.no(refused == null ? "bad-ballot" : refused);
    }
    decision.twice.put(id.value(), new Twice(first, new TreeMap<>(counted), null));
    return Answer.DONE;
  }

  private static Answer settle(Decision decision, BlockId id, String takes) {
    if (!blocks(decision).containsKey(id.value())) {
      return Answer.no("unknown-block");
    }
    Twice twice = decision.twice.get(id.value());
    if (twice == null || !twice.state().equals("differs")) {
      return Answer.no("counts-agree");
    }
    put(decision, id.value(), takes.equals("first") ? twice.first() : twice.second());
    decision.twice.put(id.value(), new Twice(twice.first(), twice.second(), takes));
    return Answer.DONE;
  }

  private static @Nullable String refuses(Decision decision, Map<String, Long> counted) {
    boolean areKnown = names(decision).containsAll(counted.keySet());
    long most = decision.poll == null ? 100_000 : 10_000_000_000L;
    if (areKnown && counted.values().stream().allMatch(n -> n >= 0 && n <= most)) {
      return null;
    }
    return decision.poll == null ? "number-out-of-range" : "bad-ballot";
  }

  /** Of which everybody says one; none where an answer is more than a word. */
  private static List<String> words(Decision decision) {
    return switch (decision.poll == null ? "simple-majority" : decision.poll.method) {
      case "simple-majority" -> List.of("yes", "no", "abstain");
      case "consent" -> List.of("consent", "objection");
      default -> List.of();
    };
  }

  private static List<String> names(Decision decision) {
    return decision.poll == null ? words(decision) : NaiveBallots.cells(decision.poll);
  }

  private static Map<String, Map<String, Long>> blocks(Decision decision) {
    if (decision.poll != null) {
      return decision.poll.hands;
    }
    Map<String, Map<String, Long>> blocks = new LinkedHashMap<>();
    decision.blocks.forEach((id, hands) -> {
      Map<String, Long> counted = new TreeMap<>();
      for (String word : words(decision)) {
        Integer n = hands[words(decision).indexOf(word)];
        if (n != null) {
          counted.put(word, (long) n);
        }
      }
      blocks.put(id, counted);
    });
    return blocks;
  }

  private static void put(Decision decision, String block, Map<String, Long> counted) {
    if (decision.poll != null) {
      decision.poll.hands.put(block, counted);
      NaiveLots.drop(decision.poll);
      return;
    }
    Integer[] hands = new Integer[3];
    counted.forEach((word, n) -> hands[words(decision).indexOf(word)] = Math.toIntExact(n));
    decision.blocks.put(block, hands);
  }

  private static long all(Map<String, Long> counted) {
    return counted.values().stream().mapToLong(n -> n).sum();
  }

  private static boolean isByName(Decision decision) {
    return decision.poll != null && decision.poll.isByName();
  }

  private static @Nullable Integer present(Naive m, Decision decision) {
    return decision.here() == null ? m.present : decision.here();
  }

  /** How many in the room nobody has counted; fewer than none if more were. */
  private static long left(Naive m, Decision decision) {
    Integer voters = NaiveElectorate.size(m);
    int present = present(m, decision);
    long left = voters != null && voters < present ? voters : present;
    for (Map<String, Long> block : blocks(decision).values()) {
      left -= all(block);
    }
    if (decision.poll == null) {
      for (int phones : decision.phones) {
        left -= phones;
      }
    } else {
      for (int ballots : NaiveBallots.ballots(decision.poll).values()) {
        left -= ballots;
      }
    }
    return left;
  }

  /** The places of blocks of which two counts differ, from 1. */
  static List<Integer> differing(Decision decision) {
    List<Integer> places = new ArrayList<>();
    List<String> order = List.copyOf(blocks(decision).keySet());
    for (String block : order) {
      Twice twice = decision.twice.get(block);
      if (twice != null && twice.state().equals("differs")) {
        places.add(order.indexOf(block) + 1);
      }
    }
    return places;
  }

  /** What the desk has of all this, once it has the blocks. */
  static void face(Naive m, JsonObject view, Decision decision) {
    decision.twice.forEach((block, twice) ->
        view.getJsonObject("block")
            .getJsonObject(block)
            .put(
                "second",
                new JsonObject()
                    .put("state", twice.state())
                    .put("first", new JsonObject(new TreeMap<>(twice.first())))
                    .put("second", new JsonObject(new TreeMap<>(twice.second())))));
    List<Integer> differing = differing(decision);
    with(view, "differing", differing.isEmpty() ? null : new JsonArray(differing));
    List<String> words = words(decision);
    with(view, "words", decision.poll == null || words.isEmpty() ? null : ids(words));
    if (!words.isEmpty()
        && present(m, decision) != null
        && !decision.isSecret()
        && !isByName(decision)
        && decision.state.equals("closed")) {
      long left = left(m, decision);
      with(view, "left", left > 0 ? left : null);
      with(view, "over", left < 0 ? -left : null);
    }
  }
}
