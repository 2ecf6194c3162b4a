package org.kiezplenum.told;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kiezplenum.assembly.voting.methods.Happening;

/**
 * Votes of one option that went to others, as a picture draws them: bands that leave one below the
 * other on one side, and arrive at rows of equal height on the other. Lengths are thousandths of
 * its height.
 *
 * @param transfers at least one, all from the same
 */
record Flow(String from, List<Happening> transfers) {
  private static final int HEIGHT = 1000;

  /** So much of the height do all bands take where they leave, and of a row where they arrive. */
  private static final double FULL = 0.7;

  /** Thinner bands would not be seen. */
  private static final int LEAST = 8;

  /** One for each option that passes votes on, in the order in which they do. */
  static List<Flow> of(List<Happening> happenings) {
    Map<String, List<Happening>> transfers = new LinkedHashMap<>();
    for (Happening happening : happenings) {
      if (happening.kind() == Happening.HappeningKind.TRANSFER) {
        transfers
            .computeIfAbsent(happening.options().getFirst(), none -> new ArrayList<>())
            .add(happening);
      }
    }
    return transfers.entrySet().stream()
        .map(each -> new Flow(each.getKey(), each.getValue()))
        .toList();
  }

  Map<String, Object> told(PollTold poll) {
    double all = transfers.stream().mapToDouble(Flow::votes).sum();
    double largest = transfers.stream().mapToDouble(Flow::votes).max().orElse(0);
    double row = (double) HEIGHT / transfers.size();
    double thickness = largest > 0 ? FULL * Math.min(HEIGHT, row * all / largest) : 0;
    double top = (HEIGHT - thickness) / 2;
    List<Object> ways = new ArrayList<>();
    for (Happening transfer : transfers) {
      double width = all > 0 ? thickness * votes(transfer) / all : 0;
      boolean isToSomebody = transfer.options().size() > 1;
      ways.add(
          new Told()
              .with("to", isToSomebody ? poll.label(transfer.options().getLast()) : null)
              .with("votes", transfer.details().get("votes"))
              .with("leaves", (int) Math.round(top + width / 2))
              .with("arrives", (int) Math.round(row * (ways.size() + 0.5)))
              .with("width", Math.max(LEAST, (int) Math.round(width)))
              .made());
      top += width;
    }
    return new Told().with("from", poll.label(from)).with("ways", ways).made();
  }

  private static double votes(Happening transfer) {
    return Double.parseDouble(Objects.requireNonNullElse(transfer.details().get("votes"), "0"));
  }
}
