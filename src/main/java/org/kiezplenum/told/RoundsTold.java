package org.kiezplenum.told;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Happening;
import org.kiezplenum.assembly.voting.methods.Round;

/**
 * A count round by round: how many votes each option has, who is elected or out by then, and where
 * the votes went. All bars have one scale, so that one who steps through sees them grow.
 */
final class RoundsTold {
  private final PollTold told;
  private final List<Round> rounds;

  /**
   * Whether who is out passes on all votes at once, so that the difference of rounds tells them.
   */
  private final boolean isRunOff;

  private final double most;
  private final Set<String> elected = new HashSet<>();
  private final Set<String> out = new HashSet<>();

  RoundsTold(PollTold told, Finding finding) {
    this.told = told;
    rounds = finding.rounds();
    isRunOff = finding.method().equals("irv");
    most =
        rounds.stream()
            .flatMap(round -> round.votes().values().stream())
            .mapToDouble(Double::parseDouble)
            .max()
            .orElse(0);
  }

  List<Object> all() {
    List<Object> all = new ArrayList<>();
    for (Round round : rounds) {
      all.add(round(round, all.isEmpty() ? null : rounds.get(all.size() - 1)));
    }
    return all;
  }

  private Map<String, Object> round(Round round, @Nullable Round before) {
    List<Happening> happenings = happenings(round, before);
    happenings.forEach(happening -> {
      switch (happening.kind()) {
        case ELECTED, FILLED -> elected.addAll(happening.options());
        case EXCLUDED -> out.addAll(happening.options());
        default -> {}
      }
    });
    String needed = round.quota().isEmpty() && isRunOff ? half(round) : round.quota();
    List<Object> votes = new ArrayList<>();
    round.votes().keySet().forEach(option -> votes.add(votes(option, round, before)));
    List<Object> flows = Flow.of(happenings).stream().<Object>map(flow -> flow.told(told)).toList();
    return new Told()
        .with("n", round.number())
        .with("quota", round.quota().isEmpty() ? null : round.quota())
        .with("half", round.quota().isEmpty() && !needed.isEmpty() ? needed : null)
        .with("line", needed.isEmpty() || percent(needed) > 100 ? null : percent(needed))
        .with("votes", votes.isEmpty() ? null : votes)
        .with("exhausted", isNothing(round.exhausted()) ? null : round.exhausted())
        .with("flows", flows.isEmpty() ? null : flows)
        .with("happenings", happenings.stream().map(this::happening).toList())
        .made();
  }

  private Map<String, Object> votes(String option, Round round, @Nullable Round before) {
    int bar = percent(round.votes().get(option));
    int had = before == null ? bar : percent(before.votes().get(option));
    return new Told()
        .with("label", told.label(option))
        .with("value", round.votes().get(option))
        .with("state", elected.contains(option) ? "elected" : out.contains(option) ? "out" : null)
        .with("bar", Math.min(had, bar))
        .with("more", bar > had ? bar - had : null)
        .made();
  }

  private int percent(@Nullable String votes) {
    return most > 0 && votes != null ? (int) Math.round(100 * Double.parseDouble(votes) / most) : 0;
  }

  /** Half of the votes of this round; methods without a quota elect whoever has more. */
  private static String half(Round round) {
    BigDecimal all =
        round.votes().values().stream()
            .map(BigDecimal::new)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return all.signum() == 0 ? "" : all.divide(BigDecimal.TWO).toPlainString();
  }

  private static boolean isNothing(String votes) {
    return votes.matches("[0.]*");
  }

  /** What happened, with the transfers that only the difference of two rounds tells. */
  private List<Happening> happenings(Round round, @Nullable Round before) {
    List<Happening> excluded =
        round.happenings().stream()
            .filter(happening -> happening.kind() == Happening.HappeningKind.EXCLUDED)
            .toList();
    if (!isRunOff
        || before == null
        || excluded.size() != 1
        || excluded.getFirst().options().size() != 1) {
      return round.happenings();
    }
    List<Happening> all = new ArrayList<>(round.happenings());
    String from = excluded.getFirst().options().getFirst();
    int place = all.indexOf(excluded.getFirst()) + 1;
    for (String to : round.votes().keySet()) {
      BigDecimal more = more(round.votes().get(to), before.votes().get(to));
      if (more.signum() > 0) {
        all.add(place++, transfer(List.of(from, to), more));
      }
    }
    BigDecimal toNobody = more(round.exhausted(), before.exhausted());
    if (toNobody.signum() > 0) {
      all.add(place, transfer(List.of(from), toNobody));
    }
    return all;
  }

  private static BigDecimal more(@Nullable String now, @Nullable String then) {
    return new BigDecimal(Objects.requireNonNullElse(now, "0"))
        .subtract(new BigDecimal(Objects.requireNonNullElse(then, "0")));
  }

  private static Happening transfer(List<String> fromTo, BigDecimal votes) {
    SortedMap<String, String> details = new TreeMap<>(Map.of("votes", votes.toPlainString()));
    return new Happening(Happening.HappeningKind.TRANSFER, fromTo, details);
  }

  private Object happening(Happening happening) {
    List<String> options = happening.options();
    Map<String, String> figures = new LinkedHashMap<>(happening.details());
    if (happening.kind() == Happening.HappeningKind.TRANSFER) {
      figures.put("from", options.getFirst());
      if (options.size() > 1) {
        figures.put("to", options.getLast());
      }
    }
    return new Told()
        .with("kind", happening.kind().wireName())
        .with("who", String.join(", ", told.labels(options)))
        .with("figures", told.named(figures))
        .made();
  }
}
