package org.kiezplenum.words;

import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.MemoryTransaction;
import org.kiezplenum.journal.Transaction;

/** What people are called and what they wrote, in memory, for tests. */
public final class MemoryWords implements Words {
  private record Place(String assembly, String key, int version) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byAssembly = assembly.compareTo(other.assembly);
      int byKey = key.compareTo(other.key);
      return byAssembly != 0
          ? byAssembly
          : byKey != 0 ? byKey : Integer.compare(version, other.version);
    }
  }

  /** An erased word stays as a place with nothing in it. */
  private final SortedMap<Place, Optional<Written>> words = new TreeMap<>();

  @Override
  public synchronized Future<Void> write(
      Transaction transaction, AssemblyId assembly, List<Written> written) {
    for (Written word : written) {
      Place place = new Place(assembly.value(), word.key(), word.version());
      if (words.containsKey(place)) {
        return Future.failedFuture(new IllegalStateException("written before: " + place));
      }
      set(transaction, place, Optional.of(word));
    }
    return Future.succeededFuture();
  }

  private synchronized void set(Transaction transaction, Place place, Optional<Written> word) {
    boolean was = words.containsKey(place);
    Optional<Written> before = words.getOrDefault(place, Optional.empty());
    words.put(place, word);
    MemoryTransaction.undoWith(
        transaction,
        () -> {
          synchronized (this) {
            if (was) {
              words.put(place, before);
            } else {
              words.remove(place);
            }
          }
        });
  }

  @Override
  public synchronized Future<List<Written>> latest(AssemblyId assembly) {
    SortedMap<String, Written> latest = new TreeMap<>();
    words.forEach((place, word) -> {
      if (place.assembly().equals(assembly.value()) && word.isPresent()) {
        latest.put(place.key(), word.get());
      }
    });
    return Future.succeededFuture(List.copyOf(latest.values()));
  }

  @Override
  public synchronized Future<Optional<Written>> read(AssemblyId assembly, String key, int version) {
    return Future.succeededFuture(
        Objects.requireNonNullElse(
            words.get(new Place(assembly.value(), key, version)), Optional.empty()));
  }

  @Override
  public synchronized Future<Void> erase(Transaction transaction, AssemblyId assembly, String key) {
    List<Place> places =
        words.keySet().stream()
            .filter(p -> p.assembly().equals(assembly.value()) && p.key().equals(key))
            .toList();
    places.forEach(place -> set(transaction, place, Optional.empty()));
    return Future.succeededFuture();
  }

  /** Every version of every text, and where one was erased. */
  public synchronized void each(AssemblyId assembly, Each told) {
    words.forEach((place, word) -> {
      if (place.assembly().equals(assembly.value())) {
        told.version(place.key(), place.version(), word);
      }
    });
  }

  /** Hears of a version; of one that was erased without the text. */
  @FunctionalInterface
  public interface Each {
    void version(String key, int version, Optional<Written> word);
  }
}
