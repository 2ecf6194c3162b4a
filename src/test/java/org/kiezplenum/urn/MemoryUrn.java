package org.kiezplenum.urn;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.MemoryTransaction;
import org.kiezplenum.journal.Transaction;

/** Ballots, in memory, for tests. */
public final class MemoryUrn implements Urn {
  private record Place(AssemblyId assembly, DecisionId decision) {}

  private record Contents(boolean open, Map<PersonId, Kept> ballots) {}

  private final Map<Place, Contents> urns = new HashMap<>();
  private final Map<Place, Seal> seals = new HashMap<>();
  private volatile boolean canSeal = true;

  @Override
  public synchronized Future<Void> open(
      Transaction transaction, AssemblyId assembly, DecisionId decision) {
    Place place = new Place(assembly, decision);
    set(transaction, place, new Contents(true, contents(place).ballots()));
    return Future.succeededFuture();
  }

  @Override
  public synchronized Future<Void> keep(
      Transaction transaction, AssemblyId assembly, DecisionId decision, Seal seal) {
    set(transaction, new Place(assembly, decision), seal);
    return Future.succeededFuture();
  }

  @Override
  public synchronized Future<Optional<Seal>> seal(
      Transaction transaction, AssemblyId assembly, DecisionId decision) {
    return Future.succeededFuture(Optional.ofNullable(seals.get(new Place(assembly, decision))));
  }

  @Override
  public boolean canSeal() {
    return canSeal;
  }

  /** As if it were found out that another server has another secret. */
  public void sealNoMore() {
    canSeal = false;
  }

  @Override
  public synchronized Future<Void> forget(Transaction transaction, AssemblyId assembly) {
    seals.keySet().stream()
        .filter(place -> place.assembly().equals(assembly))
        .toList()
        .forEach(place -> set(transaction, place, (Seal) null));
    return Future.succeededFuture();
  }

  /** As if they were kept by a server with another secret. */
  public synchronized void forgetSeals() {
    seals.clear();
  }

  @Override
  public synchronized Future<Void> destroy(
      Transaction transaction, AssemblyId assembly, DecisionId decision) {
    Place place = new Place(assembly, decision);
    set(transaction, place, (Seal) null);
    set(transaction, place, new Contents(contents(place).open(), Map.of()));
    return Future.succeededFuture();
  }

  @Override
  public synchronized Future<Void> cast(
      Transaction transaction, AssemblyId assembly, List<Cast> casts) {
    for (Cast cast : casts) {
      Place place = new Place(assembly, cast.decision());
      if (!contents(place).open()) {
        return Future.failedFuture(new UrnClosed(cast.decision().value()));
      }
      Map<PersonId, Kept> ballots = new HashMap<>(contents(place).ballots());
      ballots.merge(
          cast.person(),
          new Kept(cast.ballot(), cast.change()),
          (old, late) -> late.change() > old.change() ? late : old);
      set(transaction, place, new Contents(true, ballots));
    }
    return Future.succeededFuture();
  }

  @Override
  public synchronized Future<Void> merge(
      Transaction transaction,
      AssemblyId assembly,
      DecisionId decision,
      PersonId gone,
      @Nullable PersonId into) {
    Place place = new Place(assembly, decision);
    Map<PersonId, Kept> ballots = new HashMap<>(contents(place).ballots());
    Kept ballot = ballots.remove(gone);
    if (ballot != null) {
      if (into != null) {
        ballots.putIfAbsent(into, ballot);
      }
      set(transaction, place, new Contents(contents(place).open(), ballots));
    }
    return Future.succeededFuture();
  }

  @Override
  public synchronized Future<Map<DecisionId, Set<PersonId>>> voted(
      Transaction transaction, AssemblyId assembly, Collection<PersonId> people) {
    Map<DecisionId, Set<PersonId>> cast = new HashMap<>();
    for (Place place : urns.keySet()) {
      Set<PersonId> voted = new HashSet<>(contents(place).ballots().keySet());
      voted.retainAll(people);
      if (place.assembly().equals(assembly) && !voted.isEmpty()) {
        cast.put(place.decision(), voted);
      }
    }
    return Future.succeededFuture(cast);
  }

  @Override
  public synchronized Future<SortedMap<String, Integer>> close(
      Transaction transaction, AssemblyId assembly, DecisionId decision) {
    Place place = new Place(assembly, decision);
    Contents contents = contents(place);
    if (!contents.open()) {
      return Future.failedFuture(new UrnClosed(decision.value()));
    }
    set(transaction, place, new Contents(false, contents.ballots()));
    SortedMap<String, Integer> bag = new TreeMap<>();
    contents.ballots().values().forEach(kept -> bag.merge(kept.ballot(), 1, Integer::sum));
    return Future.succeededFuture(bag);
  }

  @Override
  public synchronized Future<Map<PersonId, Kept>> kept(AssemblyId assembly, DecisionId decision) {
    return Future.succeededFuture(Map.copyOf(contents(new Place(assembly, decision)).ballots()));
  }

  @Override
  public Future<Map<PersonId, Kept>> kept(
      Transaction transaction, AssemblyId assembly, DecisionId decision) {
    return kept(assembly, decision);
  }

  @Override
  public synchronized Future<Integer> turnout(AssemblyId assembly, DecisionId decision) {
    return Future.succeededFuture(contents(new Place(assembly, decision)).ballots().size());
  }

  /** Every urn with what is in it. */
  public synchronized List<Content> all(AssemblyId assembly) {
    return urns.entrySet().stream()
        .filter(each -> each.getKey().assembly().equals(assembly))
        .map(each ->
            new Content(
                each.getKey().decision(),
                each.getValue().open(),
                each.getValue().ballots(),
                Optional.ofNullable(seals.get(each.getKey()))))
        .toList();
  }

  /** An urn, and the seal of a secret one that was not counted. */
  public record Content(
      DecisionId decision, boolean open, Map<PersonId, Kept> ballots, Optional<Seal> seal) {

    /** As this database keeps the seal. */
    public Optional<byte[]> wrapped(Database database) {
      return seal.map(kept -> kept.wrapped(Secrets.held(database)));
    }
  }

  private Contents contents(Place place) {
    return urns.getOrDefault(place, new Contents(false, Map.of()));
  }

  private synchronized void set(Transaction transaction, Place place, Seal seal) {
    Seal before = seals.put(place, seal);
    MemoryTransaction.undoWith(
        transaction,
        () -> {
          synchronized (this) {
            seals.put(place, before);
          }
        });
  }

  private synchronized void set(Transaction transaction, Place place, Contents contents) {
    Contents before = contents(place);
    urns.put(place, contents);
    MemoryTransaction.undoWith(
        transaction,
        () -> {
          synchronized (this) {
            urns.put(place, before);
          }
        });
  }
}
