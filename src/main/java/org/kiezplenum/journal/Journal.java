package org.kiezplenum.journal;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kiezplenum.assembly.AssemblyId;

/** What happened in every assembly, in order. */
public interface Journal {

  /**
   * Names this journal as it is now. One that was restored, or into which an assembly was brought,
   * has another name, so that clients do not mix two histories.
   */
  Future<String> epoch();

  /**
   * Begins the empty history of a new assembly.
   *
   * <p>Fails with {@link CodeTaken} if a living assembly has this code.
   */
  Future<Void> begin(AssemblyId assembly, String code);

  /** The living assembly that has this code (six characters, upper case). */
  Future<Optional<AssemblyId>> find(String code);

  /** Frees the code; the assembly stays. */
  Future<Void> releaseCode(AssemblyId assembly);

  /**
   * Removes an assembly with everything of it: events, words, ballots, seats, keys and minutes.
   *
   * @param known the number of the last event the caller knows
   * @param before what is to be done in the same transaction, under the head, while all is there
   * @return whether there is nothing of it any more; false, and nothing is done, if more has
   *     happened than the caller knows
   */
  Future<Boolean> delete(
      AssemblyId assembly, long known, Function<Transaction, Future<Void>> before);

  /**
   * Appends what {@code work} decides, in one transaction that holds the assembly's head row.
   *
   * <p>The work is given the time, the events after {@code known} that another process has written
   * meanwhile (normally none), and the answers remembered for {@code keys}. Nothing is acknowledged
   * before the returned future succeeds. If it fails, the batch may or may not be stored; the same
   * commands may be appended again, since the stored ones will then be among the remembered.
   *
   * @param known the number of the last event the caller knows, 0 for none
   */
  Future<Appended> append(AssemblyId assembly, long known, Set<CommandKey> keys, Work work);

  /** Up to {@code most} events after number {@code after}, in order. */
  Future<List<Recorded>> read(AssemblyId assembly, long after, int most);

  /** The latest number of an assembly, 0 if nothing has happened, empty if there is no such. */
  default Future<Optional<Long>> latest(AssemblyId assembly) {
    return latest(Set.of(assembly)).map(latest -> Optional.ofNullable(latest.get(assembly)));
  }

  /** The same of several in one question; those that are not there are not in the answer. */
  Future<Map<AssemblyId, Long>> latest(Set<AssemblyId> assemblies);

  /**
   * Calls {@code woken} when an assembly may have news, from whatever process; lossy, so that who
   * must not miss anything also asks {@link #latest} now and then. {@code woken} is also called
   * with empty when anything may have been missed. The result ends it.
   */
  Runnable follow(Consumer<Optional<AssemblyId>> woken);

  /** Decides what is appended, given what is true now. */
  @FunctionalInterface
  interface Work {
    Future<Batch> decide(JournalStanding standing, Transaction transaction);
  }

  /**
   * What is true once the head row is held.
   *
   * @param at milliseconds since 1970, never before the last event's
   * @param tail the events after the number that the caller knew
   * @param remembered the answers of those commands that were accepted before
   * @param textBytes how much has been written in this assembly, all versions together
   */
  public record JournalStanding(
      long at, List<Recorded> tail, Map<CommandKey, Answer> remembered, long textBytes) {}

  /** What is to be written: events in order, and the answers to remember. */
  record Batch(List<Draft> events, Map<CommandKey, Answer> answers) {}

  /** What was written. {@code written} follows {@code tail} without a gap. */
  record Appended(List<Recorded> tail, List<Recorded> written) {}
}
