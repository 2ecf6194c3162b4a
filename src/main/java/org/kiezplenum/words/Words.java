package org.kiezplenum.words;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Transaction;

/** What people are called and what they wrote, in versions that can be erased. */
public interface Words {

  /** Writes new versions, together with the events that refer to them. */
  Future<Void> write(Transaction transaction, AssemblyId assembly, List<Written> words);

  /** The latest version of every word of an assembly that was not erased. */
  Future<List<Written>> latest(AssemblyId assembly);

  /** One version, empty if it never was or is erased. */
  Future<Optional<Written>> read(AssemblyId assembly, String key, int version);

  /** Erases text and salt of every version of a word; the row stays and says so. */
  Future<Void> erase(Transaction transaction, AssemblyId assembly, String key);
}
