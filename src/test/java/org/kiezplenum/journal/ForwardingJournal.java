package org.kiezplenum.journal;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kiezplenum.assembly.AssemblyId;

/** A journal as it should be, of which a part can be made wrong. */
public class ForwardingJournal implements Journal {
  protected final Journal journal;

  protected ForwardingJournal(Journal journal) {
    this.journal = journal;
  }

  @Override
  public Future<String> epoch() {
    return journal.epoch();
  }

  @Override
  public Future<Void> begin(AssemblyId assembly, String code) {
    return journal.begin(assembly, code);
  }

  @Override
  public Future<Optional<AssemblyId>> find(String code) {
    return journal.find(code);
  }

  @Override
  public Future<Void> releaseCode(AssemblyId assembly) {
    return journal.releaseCode(assembly);
  }

  @Override
  public Future<Boolean> delete(
      AssemblyId assembly, long known, Function<Transaction, Future<Void>> before) {
    return journal.delete(assembly, known, before);
  }

  @Override
  public Future<Appended> append(AssemblyId assembly, long known, Set<CommandKey> keys, Work work) {
    return journal.append(assembly, known, keys, work);
  }

  @Override
  public Future<List<Recorded>> read(AssemblyId assembly, long after, int most) {
    return journal.read(assembly, after, most);
  }

  @Override
  public Future<Map<AssemblyId, Long>> latest(Set<AssemblyId> assemblies) {
    return journal.latest(assemblies);
  }

  @Override
  public Runnable follow(Consumer<Optional<AssemblyId>> woken) {
    return journal.follow(woken);
  }
}
