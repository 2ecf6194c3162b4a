package org.kiezplenum.assembly.voting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.PersonId;

/**
 * Ballots that are left behind when a vote is opened again: whoever put them in may not do so any
 * more, being a guest by now, or speaking for no initiative or another. What was counted before
 * stays as it was until then.
 */
public final class Lapsed {
  private static final Set<Refusal.Code> HAS_NO_VOTE =
      Set.of(
          Refusal.Code.GUEST_MAY_NOT_VOTE,
          Refusal.Code.NOT_A_DELEGATE,
          Refusal.Code.NOT_YOUR_INITIATIVE);

  private Lapsed() {}

  /**
   * Whose ballots they are, sorted. People who were merged are one person here, who has their own
   * ballot or else that of the one who went.
   *
   * @param ballots what the urn holds, by those who put it in
   */
  public static List<PersonId> of(
      Assembly assembly, Decision decision, Map<PersonId, String> ballots) {
    return merged(assembly.people(), ballots).entrySet().stream()
        .filter(cast -> hasNoVote(assembly, decision, cast.getKey(), cast.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static boolean hasNoVote(
      Assembly assembly, Decision decision, PersonId person, String ballot) {
    return Casting.cast(assembly, person, decision, ballot, 0)
            instanceof Decided.Refused(Refusal why)
        && HAS_NO_VOTE.contains(why.code());
  }

  private static Map<PersonId, String> merged(People people, Map<PersonId, String> ballots) {
    Map<PersonId, String> all = new HashMap<>(ballots);
    people.merged().keySet().stream()
        .sorted()
        .forEach(gone -> {
          String ballot = all.remove(gone);
          if (ballot != null && !people.hasLeft(gone)) {
            all.putIfAbsent(people.get(gone).id(), ballot);
          }
        });
    return all;
  }
}
