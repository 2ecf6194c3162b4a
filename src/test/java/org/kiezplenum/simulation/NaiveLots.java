package org.kiezplenum.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.simulation.Naive.Answer;
import org.kiezplenum.simulation.Naive.Decision;
import org.kiezplenum.simulation.Naive.DrawnLot;
import org.kiezplenum.simulation.Naive.Outcome;
import org.kiezplenum.simulation.Naive.Poll;

/** Draws once for the same ballots, and forgets no draw. */
final class NaiveLots {
  private NaiveLots() {}

  static Answer draw(Decision decision, Command.DrawLot c, @Nullable Integer present) {
    Poll poll = decision.poll;
    String seed = c.seed().strip();
    if (!decision.state.equals("closed")) {
      return Answer.no("not-closed");
    }
    if (NaiveCount.hidesLot(decision, present)) {
      return Answer.no("lot-when-announced");
    }
    boolean isPossible =
        c.instead()
            ? !c.drawn().isEmpty() && areOfHall(poll)
            : NaiveCount.of(decision, present).name().equals("lot-needed");
    if (!isPossible) {
      return Answer.no("no-lot");
    }
    if (c.drawn().isEmpty() && seed.isEmpty()) {
      return Answer.no("text-missing");
    }
    if (seed.length() > 200) {
      return Answer.no("text-too-long");
    }
    if (c.drawn().isEmpty()) {
      byServer(decision, seed, present);
      return Answer.DONE;
    }
    Map<String, String> before = Map.copyOf(poll.settings);
    if (c.instead()) {
      clear(poll);
    }
    for (String one : c.drawn()) {
      Outcome tie = NaiveCount.of(decision, present);
      if (!tie.name().equals("lot-needed") || !tie.among().contains(one)) {
        poll.settings.clear();
        poll.settings.putAll(before);
        return Answer.no("not-tied");
      }
      poll.settings.merge("drawn", one, (was, next) -> was + " " + next);
    }
    if (c.instead()) {
      poll.wrong.addAll(poll.lots);
      poll.lots.clear();
    }
    poll.lots.add(new DrawnLot(counted(poll), "", c.drawn()));
    return Answer.DONE;
  }

  static void byServer(Decision decision, String seed, @Nullable Integer present) {
    Poll poll = decision.poll;
    poll.settings.put("seed", seed);
    List<String> fell = new ArrayList<>();
    NaiveCount.of(decision, present)
        .rounds()
        .forEach(round ->
            round.happenings().stream()
                .filter(happening -> happening.kind().equals("lot"))
                .forEach(happening -> fell.add(happening.figures().get("drawn"))));
    int byHall = NaiveRunoff.fallen(poll).size();
    poll.lots.add(new DrawnLot(counted(poll), seed, fell.subList(byHall, fell.size())));
  }

  /** Between whom the hall has drawn first, where that can be entered anew. */
  static List<String> drawnFrom(Decision decision, @Nullable Integer present) {
    Poll poll = decision.poll;
    if (!areOfHall(poll) || NaiveCount.hidesLot(decision, present)) {
      return List.of();
    }
    Map<String, String> settings = Map.copyOf(poll.settings);
    clear(poll);
    List<String> among = NaiveCount.of(decision, present).among();
    poll.settings.putAll(settings);
    return among;
  }

  private static boolean areOfHall(Poll poll) {
    return !poll.lots.isEmpty() && poll.lots.stream().allMatch(lot -> lot.seed().isEmpty());
  }

  /** Something else is counted from now on. */
  static void drop(Poll poll) {
    poll.dropped.addAll(poll.lots);
    poll.lots.clear();
    clear(poll);
  }

  private static void clear(Poll poll) {
    poll.settings.remove("seed");
    poll.settings.remove("drawn");
  }

  /** What is counted again as it was has the lots again that were drawn for it. */
  static void again(@Nullable Decision decision) {
    if (decision == null || decision.poll == null || !decision.state.equals("closed")) {
      return;
    }
    Poll poll = decision.poll;
    if (!poll.lots.isEmpty() || poll.dropped.isEmpty()) {
      return;
    }
    String counted = counted(poll);
    for (DrawnLot lot : List.copyOf(poll.dropped)) {
      if (lot.counted().equals(counted)) {
        poll.dropped.remove(lot);
        poll.lots.add(lot);
        if (lot.seed().isEmpty()) {
          poll.settings.merge(
              "drawn", String.join(" ", lot.fell()), (was, next) -> was + " " + next);
        } else {
          poll.settings.put("seed", lot.seed());
        }
      }
    }
  }

  private static String counted(Poll poll) {
    Map<String, Long> hands = new TreeMap<>();
    poll.hands
        .values()
        .forEach(block -> block.forEach((cell, n) -> hands.merge(cell, n, Long::sum)));
    hands.values().removeIf(n -> n == 0);
    return NaiveBallots.ballots(poll) + " " + hands;
  }
}
