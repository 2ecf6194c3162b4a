package org.kiezplenum.assembly.floor.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.floor.Contribution;
import org.kiezplenum.assembly.floor.Declared;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.PVector;

/**
 * How the time to speak was shared among the lists that people declared themselves for. Told once,
 * when the assembly has ended: while it goes on, each change of it would tell the list of whoever
 * spoke last. In steps, and only if several people of every list spoke, so that nobody finds a
 * person's list from the times of the speeches.
 *
 * @param parts of the time of all contributions
 * @param longestRun how many contributions of one list followed each other at most, in one item
 */
public record Shares(List<Part> parts, int longestRun) {
  /** As many people of each list must have spoken. */
  public static final int FEWEST_PEOPLE = 5;

  public static final int STEP_PERCENT = 5;

  /**
   * One list's part.
   *
   * @param list by its key
   * @param percent in steps of {@link #STEP_PERCENT}
   */
  public record Part(String list, int percent) {}

  /** Absent if too few people of some list spoke. */
  public static @Nullable Shares of(Floor floor, Declared declared) {
    Lists chosen = floor.usual().lists();
    Lists lists = chosen == null || chosen.by() == Lists.By.SIDE ? Lists.QUOTA : chosen;
    long[] millis = new long[lists.keys().size()];
    List<Set<PersonId>> people = new ArrayList<>();
    lists.keys().forEach(key -> people.add(new HashSet<>()));
    int longest = 0;
    for (PVector<Contribution> said : floor.said().values()) {
      int last = -1;
      int run = 0;
      for (Contribution each : said) {
        if (each.kind() == EntryKind.CONTRIBUTION) {
          int list = lists.indexOf(declared.group(each.person()));
          millis[list] += each.millis();
          people.get(list).add(each.person());
          run = list != last ? 1 : each.isResumed() ? run : run + 1;
          last = list;
          longest = Math.max(longest, run);
        }
      }
    }
    long all = Arrays.stream(millis).sum();
    if (all == 0 || people.stream().anyMatch(each -> each.size() < FEWEST_PEOPLE)) {
      return null;
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < millis.length; i++) {
      parts.add(new Part(lists.keys().get(i), rounded(millis[i], all)));
    }
    return new Shares(List.copyOf(parts), longest);
  }

  private static int rounded(long part, long all) {
    return (int) ((2 * part * 100 + all * STEP_PERCENT) / (2 * all * STEP_PERCENT)) * STEP_PERCENT;
  }
}
