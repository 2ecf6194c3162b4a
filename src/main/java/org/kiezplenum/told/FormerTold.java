package org.kiezplenum.told;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.Adopting;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.History.Former;
import org.kiezplenum.assembly.voting.PlainFinding.Outcome;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.majority.Tally;

/** What was announced first and then corrected, in short: what came out, and from which figures. */
public final class FormerTold {
  /** Enough to see what was announced; rows, rounds and names are told of what holds. */
  private static final Set<String> IN_SHORT = Set.of("outcome", "why", "figures", "withheld");

  private static final List<String> LOTS = List.of("drawn", "seed", "witness");

  private FormerTold() {}

  /**
   * The results of this decision that did not stay, the oldest first; nothing if there are none.
   *
   * @param texts what options and reasons say; nothing for what was erased
   * @param called what people are called
   */
  public static @Nullable List<Map<String, Object>> of(
      Decision decision, Function<WordRef, @Nullable String> texts, Function<PersonId, ?> called) {
    List<Map<String, Object>> all = new ArrayList<>();
    List<Former> formers = decision.history().former();
    for (int i = 0; i < formers.size(); i++) {
      Former former = formers.get(i);
      Map<String, Object> told =
          new LinkedHashMap<>(result(decision, withheld(decision, i), texts, called));
      put(told, "represented", told.containsKey("withheld") ? null : former.heads().byProxy());
      put(
          told,
          "resolution",
          Adopting.by(decision, former.result()) ? decision.history().number() : null);
      put(told, "reason", texts.apply(former.reason()));
      all.add(told);
    }
    return all.isEmpty() ? null : all;
  }

  /** The same with the lots that were drawn for each, for whoever reads it later. */
  public static List<Map<String, Object>> withLots(
      Decision decision, Function<WordRef, @Nullable String> texts, Function<PersonId, ?> called) {
    List<Map<String, Object>> all = of(decision, texts, called);
    if (all == null) {
      return List.of();
    }
    for (int i = 0; i < all.size(); i++) {
      Map<String, Object> told = all.get(i);
      Map<String, Object> asked =
          new PollTold(decision.history().former().get(i).poll(), texts, called).asked();
      LOTS.forEach(name -> put(told, name, asked.get(name)));
    }
    return all;
  }

  /** Without figures where they show beside others what one or two have said in a secret vote. */
  private static Decision.DecisionState withheld(Decision decision, int index) {
    Decision.DecisionState result = decision.history().former().get(index).result();
    return result instanceof Decision.Found found
            && decision.history().showsFew(index, decision.state(), decision.poll())
        ? new Decision.Found(found.finding(), true, found.isForRework())
        : result;
  }

  private static Map<String, Object> result(
      Decision decision,
      Decision.DecisionState result,
      Function<WordRef, @Nullable String> texts,
      Function<PersonId, ?> called) {
    return switch (result) {
      case Decision.Found found when decision.method() != PlainMethod.POLL ->
          counted(found.finding());
      case Decision.Found found -> {
        Map<String, Object> told =
            new LinkedHashMap<>(new PollTold(decision.poll(), texts, called).found(found));
        List<Object> elected = elected(told);
        told.keySet().retainAll(IN_SHORT);
        put(told, "elected", elected.isEmpty() ? null : elected);
        yield told;
      }
      default -> Map.of();
    };
  }

  private static List<Object> elected(Map<String, Object> told) {
    List<Object> labels = new ArrayList<>();
    if (told.get("rows") instanceof List<?> rows) {
      for (Object row : rows) {
        if (row instanceof Map<?, ?> each && each.get("elected") != null) {
          labels.add(Objects.requireNonNullElse(each.get("label"), ""));
        }
      }
    }
    return labels;
  }

  private static Map<String, Object> counted(Finding finding) {
    Tally total = Tally.of(finding.cells());
    return new Told()
        .with("outcome", Outcome.of(finding.outcome()).wireName())
        .with("reckoned", finding.reason().why().wireName())
        .with("yes", total.yes())
        .with("no", total.no())
        .with("abstain", total.abstain())
        .made();
  }

  private static void put(Map<String, Object> map, String name, @Nullable Object value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
