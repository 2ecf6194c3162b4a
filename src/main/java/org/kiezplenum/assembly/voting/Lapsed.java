package org.kiezplenum.assembly.voting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.counting.BallotParts;

/**
 * Ballots that are left behind when a vote is opened again: whoever put them in may not do so any
 * more, being a guest by now, or speaking for no initiative or another. Of what somebody said for
 * themselves and for an initiative only the one may be left behind. What was counted before stays
 * as it was until then.
 *
 * @param left what people have in the urn from then on, where it is not what they had in it; empty
 *     where it is nothing
 * @param votes how many were left behind
 */
public record Lapsed(SortedMap<PersonId, String> left, int votes) {
  private static final Set<Refusal.Code> HAS_NO_VOTE =
      Set.of(
          Refusal.Code.GUEST_MAY_NOT_VOTE,
          Refusal.Code.NOT_A_DELEGATE,
          Refusal.Code.NOT_YOUR_INITIATIVE);

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
    SortedMap<PersonId, String> left = new TreeMap<>();
    int votes = 0;
    Map<PersonId, String> had = merged(assembly.people(), decision, ballots, false);
    for (Map.Entry<PersonId, String> cast :
        merged(assembly.people(), decision, ballots, true).entrySet()) {
      PersonId person = cast.getKey();
      List<String> parts = BallotParts.of(decision.poll().ask().method(), cast.getValue());
      List<String> kept = new ArrayList<>(parts);
      kept.removeIf(part -> hasNoVote(assembly, decision, person, part));
      votes += parts.size() - kept.size();
      String now = String.join(" ", kept);
      if (!now.equals(had.get(person))) {
        left.put(person, now);
      }
    }
    return new Lapsed(left, votes);
  }

  private static boolean hasNoVote(
      Assembly assembly, Decision decision, PersonId person, String part) {
    return Casting.cast(assembly, person, decision, part, 0) instanceof Decided.Refused(Refusal why)
        && HAS_NO_VOTE.contains(why.code());
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
