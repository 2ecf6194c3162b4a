package org.kiezplenum.told;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.floor.Contribution;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.PVector;

/**
 * How the time to speak was shared among those present, over all items. It knows nothing of lists.
 *
 * @param speakers different people who made a contribution
 * @param present those who were counted in the room, or have come in if nobody counted
 * @param firstMillis of each person's first contribution to an item
 * @param repeatMillis of all further contributions
 * @param asideMillis of everything else: questions, responses, points of order
 * @param medianMillis the length of a contribution in the middle of all
 * @param inequality the Gini coefficient of the time of all present, in hundredths: 0 if all spoke
 *     for the same time, near 100 if one person spoke alone; absent if nobody spoke
 */
public record Fairness(
    int speakers,
    int present,
    long firstMillis,
    long repeatMillis,
    long asideMillis,
    long medianMillis,
    @Nullable Integer inequality) {

  /**
   * @param present as counted in the room; absent if nobody counted
   * @param known how many have come in
   */
  public static Fairness of(Floor floor, @Nullable Integer present, int known) {
    Map<PersonId, Long> millis = new HashMap<>();
    List<Long> lengths = new ArrayList<>();
    long first = 0;
    long repeat = 0;
    long aside = 0;
    for (PVector<Contribution> said : floor.said().values()) {
      Set<PersonId> heard = new HashSet<>();
      Set<PersonId> again = new HashSet<>();
      for (Contribution each : said) {
        if (each.kind() != EntryKind.CONTRIBUTION) {
          aside += each.millis();
          continue;
        }
        if (!each.isResumed() && !heard.add(each.person())) {
          again.add(each.person());
        }
        boolean isFirst = !again.contains(each.person());
        first += isFirst ? each.millis() : 0;
        repeat += isFirst ? 0 : each.millis();
        lengths.add(each.millis());
        millis.merge(each.person(), each.millis(), Long::sum);
      }
    }
    int all = Math.max(millis.size(), present == null ? known : present);
    return new Fairness(
        millis.size(),
        all,
        first,
        repeat,
        aside,
        median(lengths),
        hundredths(millis.values().stream().mapToLong(Long::longValue).toArray(), all));
  }

  /** The part of the time that first contributions took, in percent; absent if nobody spoke. */
  public @Nullable Integer firstPercent() {
    long all = firstMillis + repeatMillis;
    return all == 0 ? null : (int) ((200 * firstMillis + all) / (2 * all));
  }

  private static long median(List<Long> lengths) {
    List<Long> sorted = lengths.stream().sorted().toList();
    int middle = sorted.size() / 2;
    if (sorted.isEmpty()) {
      return 0;
    }
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static @Nullable Integer hundredths(long[] spoke, int present) {
    BigInteger[] gini = gini(spoke, present);
    return gini == null
        ? null
        : gini[0]
            .multiply(BigInteger.valueOf(200))
            .add(gini[1])
            .divide(gini[1].shiftLeft(1))
            .intValueExact();
  }

  /**
   * The Gini coefficient as a reduced fraction, numerator and denominator.
   *
   * @param spoke what each of those who spoke took; all others of {@code present} took nothing
   */
  static BigInteger @Nullable [] gini(long[] spoke, int present) {
    long[] sorted = spoke.clone();
    Arrays.sort(sorted);
    BigInteger weighted = BigInteger.ZERO;
    BigInteger all = BigInteger.ZERO;
    for (int i = 0; i < sorted.length; i++) {
      long rank = (long) present - sorted.length + i + 1;
      BigInteger time = BigInteger.valueOf(sorted[i]);
      weighted = weighted.add(time.multiply(BigInteger.valueOf(2 * rank - present - 1)));
      all = all.add(time);
    }
    if (all.signum() == 0) {
      return null;
    }
    BigInteger whole = all.multiply(BigInteger.valueOf(present));
    BigInteger shared = weighted.gcd(whole);
    return new BigInteger[] {weighted.divide(shared), whole.divide(shared)};
  }
}
