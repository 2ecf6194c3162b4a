package org.kiezplenum.archive;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.UnknownAssembly;
import org.kiezplenum.minutes.Chronicle;
import org.kiezplenum.minutes.Minutes;
import org.kiezplenum.minutes.Texts;
import org.kiezplenum.words.Words;

/**
 * What happened, told as minutes. Of the assemblies that were asked for last it is kept how far
 * they have been told, so that the next who asks waits only for what has happened since. Texts are
 * read each time, for they may have been erased.
 *
 * <p>A long evening has ten thousands of events, and no event loop waits for them.
 */
final class Histories {
  private static final int MOST_KEPT = 5;
  private static final int EVENTS_A_READ = 2_000;

  private final Vertx vertx;
  private final Journal journal;
  private final Words words;
  private final Map<AssemblyId, Telling> kept = new LinkedHashMap<>(MOST_KEPT, 0.75f, true);

  Histories(Vertx vertx, Journal journal, Words words) {
    this.vertx = vertx;
    this.journal = journal;
    this.words = words;
  }

  /** The minutes as of now. */
  Future<Minutes> minutes(AssemblyId assembly) {
    Context caller = vertx.getOrCreateContext();
    Promise<Minutes> promise = Promise.promise();
    telling(assembly)
        .ask()
        .onComplete(
            (minutes, failure) -> caller.runOnContext(v -> promise.complete(minutes, failure)));
    return promise.future();
  }

  private synchronized Telling telling(AssemblyId assembly) {
    Telling telling = kept.computeIfAbsent(assembly, Telling::new);
    if (kept.size() > MOST_KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
    return telling;
  }

  /** The minutes as of the event with this number. */
  Future<Minutes> minutes(AssemblyId assembly, long seq) {
    return read(new Chronicle(assembly), assembly, seq)
        .compose(chronicle -> minutes(assembly, chronicle));
  }

  private Future<Minutes> minutes(AssemblyId assembly, Chronicle chronicle) {
    return chronicle.isCreated()
        ? aside(chronicle::wanted)
            .compose(wanted -> Texts.read(words, assembly, wanted))
            .compose(texts -> aside(() -> chronicle.minutes(texts)))
        : Future.failedFuture(new UnknownAssembly(assembly));
  }

  private Future<Chronicle> read(Chronicle chronicle, AssemblyId assembly, long seq) {
    int most = (int) Math.min(EVENTS_A_READ, seq - chronicle.seq());
    if (most <= 0) {
      return Future.succeededFuture(chronicle);
    }
    return journal
        .read(assembly, chronicle.seq(), most)
        .compose(events ->
            aside(() -> {
              events.forEach(chronicle::add);
              return events.size();
            }))
        .compose(count ->
            count < most
                ? Future.failedFuture(
                    new IllegalStateException("the journal ends before number " + seq))
                : read(chronicle, assembly, seq));
  }

  private <T> Future<T> aside(Callable<T> work) {
    return vertx.executeBlocking(work, false).map(Objects::requireNonNull);
  }

  /** One assembly. It is told once at a time; all who ask meanwhile share the next time. */
  private final class Telling {
    private final AssemblyId assembly;
    private Chronicle chronicle;
    private @Nullable Promise<Minutes> next;
    private boolean isTelling;

    Telling(AssemblyId assembly) {
      this.assembly = assembly;
      this.chronicle = new Chronicle(assembly);
    }

    synchronized Future<Minutes> ask() {
      Promise<Minutes> mine = next == null ? Promise.promise() : next;
      next = mine;
      begin();
      return mine.future();
    }

    private void begin() {
      Promise<Minutes> waiting = next;
      if (isTelling || waiting == null) {
        return;
      }
      isTelling = true;
      next = null;
      tell()
          .onComplete(told -> {
            done(told.succeeded());
            waiting.handle(told);
          });
    }

    private synchronized void done(boolean succeeded) {
      // What failed may have been told by half.
      chronicle = succeeded ? chronicle : new Chronicle(assembly);
      isTelling = false;
      begin();
    }

    private Future<Minutes> tell() {
      return journal
          .latest(assembly)
          .compose(latest ->
              latest.isEmpty()
                  ? Future.failedFuture(new UnknownAssembly(assembly))
                  : goOn().compose(known -> read(known, assembly, latest.get())))
          .compose(known -> minutes(assembly, known));
    }

    /** From what is kept if that is still the history; another may have been put in its place. */
    private Future<Chronicle> goOn() {
      Chronicle known = chronicle;
      return known.seq() == 0
          ? Future.succeededFuture(known)
          : journal
              .read(assembly, known.seq() - 1, 1)
              .map(last -> {
                if (last.isEmpty() || !known.endsWith(last.getFirst())) {
                  chronicle = new Chronicle(assembly);
                }
                return chronicle;
              });
    }
  }
}
