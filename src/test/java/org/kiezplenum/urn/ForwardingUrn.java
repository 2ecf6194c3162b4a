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

/** An urn as it should be, of which a part can be made wrong. */
public class ForwardingUrn implements Urn {
  protected final Urn urn;

  protected ForwardingUrn(Urn urn) {
    this.urn = urn;
  }

  @Override
  public Future<Void> open(Transaction transaction, AssemblyId assembly, DecisionId decision) {
    return urn.open(transaction, assembly, decision);
  }

  @Override
  public boolean canSeal() {
    return urn.canSeal();
  }

  @Override
  public Future<Void> keep(
      Transaction transaction, AssemblyId assembly, DecisionId decision, Seal seal) {
    return urn.keep(transaction, assembly, decision, seal);
  }

  @Override
  public Future<Optional<Seal>> seal(
      Transaction transaction, AssemblyId assembly, DecisionId decision) {
    return urn.seal(transaction, assembly, decision);
  }

  @Override
  public Future<Void> destroy(Transaction transaction, AssemblyId assembly, DecisionId decision) {
    return urn.destroy(transaction, assembly, decision);
  }

  @Override
  public Future<Void> forget(Transaction transaction, AssemblyId assembly) {
    return urn.forget(transaction, assembly);
  }

  @Override
  public Future<Void> cast(Transaction transaction, AssemblyId assembly, List<Cast> casts) {
    return urn.cast(transaction, assembly, casts);
  }

  @Override
  public Future<Void> merge(
      Transaction transaction,
      AssemblyId assembly,
      DecisionId decision,
      PersonId gone,
      @Nullable PersonId into) {
    return urn.merge(transaction, assembly, decision, gone, into);
  }

  @Override
  public Future<Map<DecisionId, Set<PersonId>>> voted(
      Transaction transaction, AssemblyId assembly, Collection<PersonId> people) {
    return urn.voted(transaction, assembly, people);
  }

  @Override
  public Future<SortedMap<String, Integer>> close(
      Transaction transaction, AssemblyId assembly, DecisionId decision) {
    return urn.close(transaction, assembly, decision);
  }

  @Override
  public Future<Map<PersonId, Kept>> kept(AssemblyId assembly, DecisionId decision) {
    return urn.kept(assembly, decision);
  }

  @Override
  public Future<Map<PersonId, Kept>> kept(
      Transaction transaction, AssemblyId assembly, DecisionId decision) {
    return urn.kept(transaction, assembly, decision);
  }

  @Override
  public Future<Integer> turnout(AssemblyId assembly, DecisionId decision) {
    return urn.turnout(assembly, decision);
  }
}
