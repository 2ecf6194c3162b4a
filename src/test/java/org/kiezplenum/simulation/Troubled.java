package org.kiezplenum.simulation;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.CommandKey;
import org.kiezplenum.journal.ForwardingJournal;
import org.kiezplenum.journal.Journal;

/**
 * The journal as one process has it: it fails at times, hears nothing at times, and keeps a list.
 */
final class Troubled extends ForwardingJournal {

  /** What the processes share. */
  static final class Trouble {
    int failBefore;
    int loseAnswers;
    final List<Stored> stored = new ArrayList<>();

    /** Told of an append that failed though nobody meant it to. */
    Consumer<Throwable> unexpected = failure -> {};

    /** Changes what is stored behind everybody's back, for tests of the simulation itself. */
    UnaryOperator<Batch> fault = batch -> batch;
  }

  private final Trouble trouble;
  boolean deaf;

  Troubled(Journal journal, Trouble trouble) {
    super(journal);
    this.trouble = trouble;
  }

  @Override
  public Future<Appended> append(AssemblyId assembly, long known, Set<CommandKey> keys, Work work) {
    if (trouble.failBefore > 0) {
      trouble.failBefore--;
      return Future.failedFuture("the journal is away");
    }
    AtomicLong at = new AtomicLong();
    Work timed =
        (standing, transaction) -> {
          at.set(standing.at());
          return work.decide(standing, transaction).map(trouble.fault);
        };
    return journal
        .append(assembly, known, keys, timed)
        .onFailure(trouble.unexpected::accept)
        .compose(appended -> {
          trouble.stored.add(new Stored(List.copyOf(keys), at.get(), appended.written()));
          if (trouble.loseAnswers > 0) {
            trouble.loseAnswers--;
            return Future.failedFuture("the answer to the commit was lost");
          }
          return Future.succeededFuture(appended);
        });
  }

  @Override
  public Runnable follow(Consumer<Optional<AssemblyId>> woken) {
    return journal.follow(news -> {
      if (!deaf) {
        woken.accept(news);
      }
    });
  }
}
