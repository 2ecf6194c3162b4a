package org.kiezplenum.assembly.voting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.Dropped.DropReason;
import org.kiezplenum.assembly.voting.counting.BallotParts;

/**
 * Ballots that are left behind when a vote is opened again: whoever put them in may not do so any
 * more, being a guest by now, excluded, or speaking for no initiative or another; or they came from
 * a phone that went when two people turned out to be one, or one person had two. Of what somebody
 * said for themselves and for an initiative only the one may be left behind. What was counted
 * before stays as it was until then.
 *
 * @param left what people have in the urn from then on, where it is not what they had in it; empty
 *     where it is nothing
 * @param dropped the votes that were left behind; absent if none were
 */
public record Lapsed(SortedMap<PersonId, String> left, @Nullable Dropped dropped) {
  public Lapsed {
    left = Collections.unmodifiableSortedMap(new TreeMap<>(left));
  }

  /**
   * What is left behind of these. People who were merged are one person here, who has their own
   * ballot, or else that of the one who went; so it is with each part of it.
   *
   * @param ballots what the urn holds, by those who put it in
   */
  public static Lapsed of(Assembly assembly, Decision decision, Map<PersonId, String> ballots) {
    String method = decision.poll().ask().method();
    People people = assembly.people();
    Map<PersonId, Integer> lost = new TreeMap<>();
    ballots.forEach((person, ballot) ->
        lost.merge(people.get(person).id(), BallotParts.of(method, ballot).size(), Integer::sum));
    Set<DropReason> reasons = EnumSet.noneOf(DropReason.class);
    SortedMap<PersonId, String> left = new TreeMap<>();
    Map<PersonId, String> had = merged(people, decision, ballots, false);
    Map<PersonId, String> together = merged(people, decision, ballots, true);
    lost.replaceAll((person, votes) -> {
      String ballot = together.get(person);
      List<String> kept =
          ballot == null ? new ArrayList<>() : new ArrayList<>(BallotParts.of(method, ballot));
      if (kept.size() < votes) {
        reasons.add(DropReason.MERGED);
      }
      for (String part : List.copyOf(kept)) {
        DropReason reason = reason(assembly, decision, person, part);
        if (reason != null) {
          kept.remove(part);
          reasons.add(reason);
        }
      }
      String now = String.join(" ", kept);
      if (ballot != null && !now.equals(had.get(person))) {
        left.put(person, now);
      }
      return votes - kept.size();
    });
    lost.values().removeIf(votes -> votes == 0);
    return new Lapsed(left, dropped(lost, reasons));
  }

  private static @Nullable Dropped dropped(Map<PersonId, Integer> lost, Set<DropReason> reasons) {
    return lost.isEmpty()
        ? null
        : new Dropped(
            lost.values().stream().mapToInt(Integer::intValue).sum(),
            reasons.size() == 1 ? reasons.iterator().next() : DropReason.SEVERAL,
            lost.keySet());
  }

  /** Why this person may not say this any more; nothing if they may. */
  private static @Nullable DropReason reason(
      Assembly assembly, Decision decision, PersonId person, String part) {
    if (assembly.floor().calls().exclude(person)) {
      return DropReason.NO_VOTE;
    }
    return Casting.cast(assembly, person, decision, part, 0) instanceof Decided.Refused(Refusal why)
        ? switch (why.code()) {
          case GUEST_MAY_NOT_VOTE -> DropReason.NO_VOTE;
          case NOT_A_DELEGATE, NOT_YOUR_INITIATIVE -> DropReason.INITIATIVE;
          default -> null;
        }
        : null;
  }

  /**
   * By those who are left.
   *
   * @param inParts or else one ballot as it is, as it goes over with its person
   */
  private static Map<PersonId, String> merged(
      People people, Decision decision, Map<PersonId, String> ballots, boolean inParts) {
    Map<PersonId, String> all = new HashMap<>(ballots);
    people.merged().keySet().stream()
        .sorted()
        .forEach(gone -> {
          String ballot = all.remove(gone);
          if (ballot != null && !people.hasLeft(gone)) {
            all.merge(
                people.get(gone).id(),
                ballot,
                (own, other) ->
                    inParts
                        ? BallotParts.together(decision.poll().ask().method(), other, own)
                        : own);
          }
        });
    return all;
  }
}
