package org.kiezplenum.rooms;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Decisions;
import org.kiezplenum.urn.Cast;
import org.kiezplenum.urn.Urn;
import org.kiezplenum.views.OwnView.OwnBallot;
import org.kiezplenum.views.World;

/** The ballots in the urn of the decision that is on, so that each person can see their own. */
final class OwnBallots {
  private @Nullable DecisionId decision;
  private final Map<PersonId, OwnBallot> byPerson = new HashMap<>();

  /**
   * Who has the ballot of another since the two were merged, as far as it is known here: if they
   * had put in one themselves, at another process, it is that which is in the urn.
   */
  private final Set<PersonId> inherited = new HashSet<>();

  /** Forgets all, unless it is about this decision already. */
  void turnTo(@Nullable DecisionId current) {
    if (!Objects.equals(decision, current)) {
      decision = current;
      byPerson.clear();
      inherited.clear();
    }
  }

  void load(DecisionId current, Map<PersonId, Urn.Kept> kept) {
    turnTo(current);
    byPerson.keySet().retainAll(kept.keySet());
    byPerson.keySet().removeAll(inherited);
    inherited.clear();
    kept.forEach((person, ballot) -> stored(current, person, ballot.ballot(), ballot.change()));
  }

  /** Who has a ballot in the urn. */
  Set<PersonId> voted() {
    return byPerson.keySet();
  }

  int size() {
    return byPerson.size();
  }

  Map<PersonId, OwnBallot> all() {
    return Map.copyOf(byPerson);
  }

  /** Who has another ballot than before. */
  Set<PersonId> changedSince(Map<PersonId, OwnBallot> before) {
    return byPerson.entrySet().stream()
        .filter(now -> !now.getValue().equals(before.get(now.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Nullable OwnBallot of(PersonId person) {
    return byPerson.get(person);
  }

  /** Whether another ballot of the same person counts, which is not older. */
  boolean isOvertaken(PersonId person, Decided.Ballot late, List<Handling> inThisTurn) {
    OwnBallot before = byPerson.get(person);
    long change = before == null ? 0 : before.change();
    String counts = before == null ? late.choice() : before.choice();
    for (Handling handling : inThisTurn) {
      if (handling instanceof Handling.Put(Cast cast)
          && cast.person().equals(person)
          && cast.change() > change) {
        change = cast.change();
        counts = cast.ballot();
      }
    }
    return late.change() > 0 && late.change() <= change && !counts.equals(late.choice());
  }

  /**
   * The change that a ballot is, where the client has not counted itself.
   *
   * @param inThisTurn what happens to the urn before
   */
  long counted(PersonId person, Decided.Ballot ballot, List<Handling> inThisTurn) {
    if (ballot.change() > 0) {
      return ballot.change();
    }
    Map<PersonId, Long> changes = new HashMap<>();
    byPerson.forEach((each, own) -> changes.put(each, own.change()));
    for (Handling handling : inThisTurn) {
      switch (handling) {
        case Handling.Put put -> changes.merge(put.cast().person(), put.cast().change(), Math::max);
        case Handling.Merged merged -> {
          Long change = changes.remove(merged.gone());
          if (change != null && merged.into() != null) {
            changes.putIfAbsent(merged.into(), change);
          }
        }
      }
    }
    return changes.getOrDefault(person, 0L) + 1;
  }

  /**
   * A ballot is in the urn, or it was opened again and two people had become one; a late ballot has
   * reverted nothing.
   */
  void handled(Handling handling) {
    switch (handling) {
      case Handling.Put(Cast cast) -> {
        if (cast.decision().equals(decision)) {
          stored(cast.decision(), cast.person(), cast.ballot(), cast.change());
        }
      }
      case Handling.Merged merged -> {
        PersonId into = merged.into();
        OwnBallot ballot =
            merged.decision().equals(decision) ? byPerson.remove(merged.gone()) : null;
        if (ballot != null && into != null && byPerson.putIfAbsent(into, ballot) == null) {
          inherited.add(into);
        }
      }
    }
  }

  private void stored(DecisionId about, PersonId person, String ballot, long change) {
    OwnBallot own = byPerson.get(person);
    if (own == null || own.change() < change) {
      byPerson.put(person, new OwnBallot(about.value(), ballot, change));
      inherited.remove(person);
    }
  }

  /** The decision of which everybody sees their own ballot: an earlier one may be on again. */
  static @Nullable DecisionId shown(World world) {
    Decisions decisions = world.assembly().decisions();
    DecisionId voting = decisions.voting();
    return voting == null ? decisions.latest() : voting;
  }
}
