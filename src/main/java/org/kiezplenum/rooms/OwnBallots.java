package org.kiezplenum.rooms;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.BallotPart;
import org.kiezplenum.assembly.voting.Decision;
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

  /** Who has a ballot in the urn, and has said in it all that they are asked for. */
  Set<PersonId> voted(World world) {
    Decision about = decision == null ? null : world.assembly().decisions().find(decision);
    return about == null || !about.hasParts()
        ? byPerson.keySet()
        : byPerson.entrySet().stream()
            .filter(cast -> lacksNothing(about, world, cast.getKey(), cast.getValue().choice()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
  }

  private static boolean lacksNothing(Decision about, World world, PersonId person, String ballot) {
    return BallotPart.lacking(about, world.assembly().electorate(), person, ballot) == null;
  }

  int size() {
    return byPerson.size();
  }

  Map<PersonId, OwnBallot> all() {
    return Map.copyOf(byPerson);
  }

  /** Who has another ballot than before, or none any more. */
  Set<PersonId> changedSince(Map<PersonId, OwnBallot> before) {
    return Stream.concat(byPerson.keySet().stream(), before.keySet().stream())
        .filter(person -> !Objects.equals(byPerson.get(person), before.get(person)))
        .collect(Collectors.toSet());
  }

  @Nullable OwnBallot of(PersonId person) {
    return byPerson.get(person);
  }

  /** What somebody has in the urn of this decision at this point of a turn. */
  @Nullable OwnBallot now(DecisionId about, PersonId person, List<Handling> inThisTurn) {
    Set<PersonId> concerned = new HashSet<>(Set.of(person));
    for (Handling handling : inThisTurn) {
      if (handling instanceof Handling.Merged merged) {
        concerned.add(merged.gone());
        concerned.add(Objects.requireNonNullElse(merged.into(), person));
      }
    }
    Map<PersonId, OwnBallot> before = new HashMap<>();
    for (PersonId each : about.equals(decision) ? concerned : Set.<PersonId>of()) {
      before.computeIfAbsent(each, byPerson::get);
    }
    return after(before, about, inThisTurn).get(person);
  }

  /**
   * What everybody has in it then.
   *
   * @param inThisTurn what happens to the urn before
   */
  Map<PersonId, OwnBallot> all(DecisionId about, List<Handling> inThisTurn) {
    return after(new HashMap<>(about.equals(decision) ? byPerson : Map.of()), about, inThisTurn);
  }

  private static Map<PersonId, OwnBallot> after(
      Map<PersonId, OwnBallot> now, DecisionId about, List<Handling> inThisTurn) {
    for (Handling handling : inThisTurn) {
      switch (handling) {
        case Handling.Put(Cast cast) when cast.decision().equals(about) ->
            now.merge(
                cast.person(),
                new OwnBallot(about.value(), cast.ballot(), cast.change()),
                (old, late) -> late.change() > old.change() ? late : old);
        case Handling.Put other -> {}
        case Handling.Merged merged -> {
          OwnBallot ballot = merged.decision().equals(about) ? now.remove(merged.gone()) : null;
          if (ballot != null && merged.into() != null) {
            now.putIfAbsent(merged.into(), ballot);
          }
        }
      }
    }
    return now;
  }

  /**
   * Something has happened to the ballots in the urn. A ballot that arrives late does not replace a
   * newer one.
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

  /**
   * The decision of which everybody sees their own ballot; after {@code reopen-decision} it may be
   * an older one.
   */
  static @Nullable DecisionId shown(World world) {
    Decisions decisions = world.assembly().decisions();
    DecisionId voting = decisions.voting();
    return voting == null ? decisions.latest() : voting;
  }
}
