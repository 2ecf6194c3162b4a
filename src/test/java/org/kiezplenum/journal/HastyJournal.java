package org.kiezplenum.journal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kiezplenum.assembly.AssemblyId;

/** A journal that succeeds when it knows what it is going to store, on a disk that is slow. */
public final class HastyJournal extends ForwardingJournal {
  private static final long SLOW_MILLIS = 20;

  private final Vertx vertx;
  private volatile Future<?> underWay = Future.succeededFuture();

  public HastyJournal(Vertx vertx, Journal journal) {
    super(journal);
    this.vertx = vertx;
  }

  @Override
  public Future<Appended> append(AssemblyId assembly, long known, Set<CommandKey> keys, Work work) {
    if (known == 0) {
      // Whoever begins an assembly looks at it at once; that is not what this fault is about.
      return journal.append(assembly, known, keys, work);
    }
    Promise<Appended> decided = Promise.promise();
    Work hasty =
        (standing, transaction) ->
            work.decide(standing, transaction)
                .onSuccess(batch -> decided.tryComplete(new Appended(standing.tail(), List.of())))
                .compose(batch -> vertx.timer(SLOW_MILLIS).map(batch));
    underWay = journal.append(assembly, known, keys, hasty).onFailure(decided::tryFail);
    return decided.future();
  }

  @Override
  public Future<Optional<Long>> latest(AssemblyId assembly) {
    // A room that saw less stored than it knows would give itself up.
    return underWay.transform(done -> journal.latest(assembly));
  }
}
