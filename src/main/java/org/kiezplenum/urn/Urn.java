package org.kiezplenum.urn;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.journal.Transaction;

/** Ballots from the opening of a decision to its count. */
public interface Urn {

  /** Opens an urn for a decision, or opens it again with the ballots that are in it. */
  Future<Void> open(Transaction transaction, AssemblyId assembly, DecisionId decision);

  /** Whether seals can be kept, as far as is known; not while servers have different secrets. */
  boolean canSeal();

  /** Keeps the seal of a secret decision, until it is destroyed. */
  Future<Void> keep(Transaction transaction, AssemblyId assembly, DecisionId decision, Seal seal);

  /**
   * The seal of a secret decision; nothing if there is none, or if it was kept by a server with
   * another secret.
   */
  Future<Optional<Seal>> seal(Transaction transaction, AssemblyId assembly, DecisionId decision);

  /**
   * Leaves nothing of a secret decision: no seal and no ballot. The urn itself stays. Whatever a
   * disk still has of them can be opened with nothing that this server has from the commit on.
   */
  Future<Void> destroy(Transaction transaction, AssemblyId assembly, DecisionId decision);

  /** Destroys all seals of an assembly that is about to be deleted. */
  Future<Void> forget(Transaction transaction, AssemblyId assembly);

  /**
   * Puts ballots in or replaces them. Fails with {@link UrnClosed} if one belongs to an urn that is
   * not open; the rules refuse such a ballot before, so that this is an assertion.
   */
  Future<Void> cast(Transaction transaction, AssemblyId assembly, List<Cast> casts);

  /**
   * Before an urn is opened again: two people were one, so who has voted twice has one ballot, the
   * one of {@code into}; else it goes over to {@code into}. Until then what was counted stays.
   *
   * @param into absent if nobody can be shown this ballot, or it was entered for somebody by
   *     mistake: then it is taken out
   */
  Future<Void> merge(
      Transaction transaction,
      AssemblyId assembly,
      DecisionId decision,
      PersonId gone,
      @Nullable PersonId into);

  /** In which urns these people have a ballot, of all that are kept; sealed ones, too. */
  Future<Map<DecisionId, Set<PersonId>>> voted(
      Transaction transaction, AssemblyId assembly, Collection<PersonId> people);

  /** Closes the urn and counts: each distinct ballot, sorted, and how often it was cast. */
  Future<SortedMap<String, Integer>> close(
      Transaction transaction, AssemblyId assembly, DecisionId decision);

  /** What each person has in the urn now; what is sealed as it is. */
  Future<Map<PersonId, Kept>> kept(AssemblyId assembly, DecisionId decision);

  /**
   * The same within an append, which holds the head: nobody else changes it meanwhile. On the
   * append's own connection, for appends that each wait for a second one might wait for ever.
   */
  Future<Map<PersonId, Kept>> kept(
      Transaction transaction, AssemblyId assembly, DecisionId decision);

  /** How many have cast a ballot. */
  Future<Integer> turnout(AssemblyId assembly, DecisionId decision);

  /** A ballot in the urn. */
  record Kept(String ballot, long change) {}
}
