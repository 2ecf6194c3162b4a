package org.kiezplenum.rooms;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Rules;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.Journal.Appended;
import org.kiezplenum.journal.Journal.Batch;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.journal.Transaction;
import org.kiezplenum.views.OwnView;
import org.kiezplenum.views.World;
import org.kiezplenum.words.Written;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings commands into the journal, many at a time, and keeps the state that comes of it.
 *
 * <p>Everything that waited while an append was under way goes into the next one. If an append
 * fails, the same commands are tried again: what was stored after all is then found among the
 * remembered answers, so nothing is stored twice and nothing is acknowledged that is not stored.
 *
 * <p>Confined to the room's context.
 */
final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  /** Commands in one append. */
  static final int MOST_COMMANDS_IN_A_TURN = 300;

  /** Commands waiting for an append. */
  static final int MOST_WAITING = 20_000;

  /** How long a command waits while the database is away. */
  static final long PATIENCE_MILLIS = 2_000;

  private static final long RETRY_MILLIS = 100;
  private static final int EVENTS_A_READ = 5_000;

  private final Vertx vertx;
  private final Context context;
  private final Stores stores;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final OwnBallots ballots = new OwnBallots();
  private Consumer<Set<PersonId>> whenChanged = touched -> {};
  private Promise<Void> rest = Promise.promise();
  private boolean busy;
  private World world;

  private record Waiting(Turn.Mail mail, Promise<Reply> promise, long since) {}

  private Ledger(Vertx vertx, Context context, Stores stores, World world) {
    this.vertx = vertx;
    this.context = context;
    this.stores = stores;
    this.world = world;
  }

  /** Tells the history of an assembly again, and goes on from there. */
  static Future<Ledger> load(
      Vertx vertx, Context context, Stores stores, org.kiezplenum.assembly.AssemblyId id) {
    World nothing = new World(id, 0, Assembly.NONE, HashTreePMap.empty());
    Ledger ledger = new Ledger(vertx, context, stores, nothing);
    return ledger
        .readOn()
        .compose(read -> ledger.readTexts())
        .compose(read -> ledger.readBallots())
        .map(ledger);
  }

  World world() {
    return world;
  }

  Map<String, Object> own(PersonId person) {
    return OwnView.of(world, person, ballots.of(person));
  }

  /** Calls with the people whose own view changed, whenever the world did. */
  void whenChanged(Consumer<Set<PersonId>> listener) {
    whenChanged = listener;
  }

  Future<Reply> enter(Turn.Mail mail) {
    if (waiting.size() >= MOST_WAITING) {
      return Future.succeededFuture(new Reply.Refused(new Refusal(Refusal.Code.TOO_FAST)));
    }
    Waiting one = new Waiting(mail, Promise.promise(), System.currentTimeMillis());
    waiting.add(one);
    takeTurn();
    return one.promise().future();
  }

  /** Succeeds when nothing is under way. */
  Future<Void> rest() {
    if (!busy && waiting.isEmpty()) {
      return Future.succeededFuture();
    }
    return rest.future();
  }

  /** Reads what others have written. */
  void catchUp() {
    if (!busy) {
      busy = true;
      long before = world.seq();
      readOn()
          .compose(read -> world.seq() == before ? Future.succeededFuture() : readTexts())
          .onComplete(
              read -> {
                busy = false;
                if (world.seq() != before) {
                  changed(Set.of());
                }
                takeTurn();
              });
    }
  }

  private void takeTurn() {
    if (busy) {
      return;
    }
    if (waiting.isEmpty()) {
      rest.tryComplete();
      rest = Promise.promise();
      return;
    }
    busy = true;
    List<Waiting> batch = nextBatch();
    Set<org.kiezplenum.journal.CommandKey> keys =
        batch.stream()
            .map(one -> one.mail().key())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Turns turns = new Turns(batch);
    stores
        .journal()
        .append(world.id(), world.seq(), keys, turns)
        .onComplete(
            appended ->
                context.runOnContext(
                    v -> {
                      if (appended.succeeded()) {
                        succeed(batch, turns, appended.result());
                      } else {
                        fail(batch, appended.cause());
                      }
                    }));
  }

  /** Closing a decision counts the urn, so it must be the first to be decided in its turn. */
  private List<Waiting> nextBatch() {
    List<Waiting> batch = new ArrayList<>();
    while (!waiting.isEmpty() && batch.size() < MOST_COMMANDS_IN_A_TURN) {
      boolean counts = waiting.getFirst().mail().command() instanceof Command.CloseDecision;
      if (counts && !batch.isEmpty()) {
        break;
      }
      batch.add(waiting.removeFirst());
      if (counts) {
        break;
      }
    }
    return batch;
  }

  private void succeed(List<Waiting> batch, Turns turns, Appended appended) {
    Turn turn = java.util.Objects.requireNonNull(turns.turn);
    long before = world.seq();
    world = turn.world(world);
    ballots.turnTo(latestDecision());
    turn.casts().forEach(ballots::stored);
    Future<Void> texts =
        appended.tail().isEmpty() ? Future.succeededFuture() : readTexts().otherwiseEmpty();
    texts.onComplete(
        read -> {
          for (int i = 0; i < batch.size(); i++) {
            batch.get(i).promise().complete(turn.replies().get(i));
          }
          if (world.seq() != before || !turn.touched().isEmpty()) {
            changed(turn.touched());
          }
          busy = false;
          takeTurn();
        });
  }

  /** Waits a little and tries the same commands again; who has waited too long is told so. */
  private void fail(List<Waiting> batch, Throwable cause) {
    LOG.warn("append failed, {} commands wait: {}", batch.size(), cause.toString());
    long now = System.currentTimeMillis();
    for (int i = batch.size() - 1; i >= 0; i--) {
      Waiting one = batch.get(i);
      if (now - one.since() < PATIENCE_MILLIS) {
        waiting.addFirst(one);
      } else {
        one.promise().complete(new Reply.Refused(new Refusal(Refusal.Code.DATABASE_AWAY)));
      }
    }
    vertx.setTimer(
        RETRY_MILLIS,
        timer ->
            context.runOnContext(
                v -> {
                  busy = false;
                  takeTurn();
                }));
  }

  private void changed(Set<PersonId> touched) {
    whenChanged.accept(touched);
  }

  private Future<Void> readOn() {
    return stores
        .journal()
        .read(world.id(), world.seq(), EVENTS_A_READ)
        .compose(
            events -> {
              world = after(world, events);
              ballots.turnTo(latestDecision());
              return events.size() < EVENTS_A_READ ? Future.succeededFuture() : readOn();
            });
  }

  private Future<Void> readTexts() {
    return stores
        .words()
        .latest(world.id())
        .map(
            words -> {
              PMap<String, String> texts =
                  HashTreePMap.from(
                      words.stream()
                          .filter(word -> World.isShort(word.key()))
                          .collect(Collectors.toMap(Written::key, Written::text)));
              world = world.at(world.seq(), world.assembly(), texts);
              return null;
            });
  }

  private Future<Void> readBallots() {
    var voting = world.assembly().decisions().voting();
    return voting == null
        ? Future.succeededFuture()
        : stores
            .urn()
            .kept(world.id(), voting)
            .map(
                kept -> {
                  ballots.load(voting, kept);
                  return null;
                });
  }

  private org.kiezplenum.assembly.decisions.@org.jspecify.annotations.Nullable DecisionId
      latestDecision() {
    var order = world.assembly().decisions().order();
    return order.isEmpty() ? null : order.getLast();
  }

  private static World after(World before, List<Recorded> events) {
    World after = before;
    for (Recorded recorded : events) {
      after =
          after.at(
              recorded.seq(),
              after.assembly().after(EventCodec.read(recorded), recorded.at()),
              after.texts());
    }
    return after;
  }

  /** The work of one append. It may run again from the start if the append does. */
  private final class Turns implements Journal.Work {
    private final List<Waiting> batch;
    private @org.jspecify.annotations.Nullable Turn turn;

    private Turns(List<Waiting> batch) {
      this.batch = batch;
    }

    @Override
    public Future<Batch> decide(Journal.Standing standing, Transaction transaction) {
      World known = after(world, standing.tail());
      return bag(known, standing, transaction)
          .compose(
              bag -> {
                Turn taken = new Turn(known, standing, bag);
                batch.forEach(one -> taken.decide(one.mail(), ballots));
                turn = taken;
                return taken.write(stores, known.id(), transaction);
              });
    }

    /** Closes the urn and counts it, if that is what the command will do. */
    private Future<? extends Map<String, Integer>> bag(
        World known, Journal.Standing standing, Transaction transaction) {
      Turn.Mail first = batch.getFirst().mail();
      if (first.command() instanceof Command.CloseDecision close
          && !standing.remembered().containsKey(first.key())
          && closes(known, first, standing.at())) {
        Future<SortedMap<String, Integer>> bag =
            stores.urn().close(transaction, known.id(), close.decision());
        return bag;
      }
      return Future.succeededFuture(Map.of());
    }

    private boolean closes(World known, Turn.Mail mail, long at) {
      return Rules.decide(
              known.assembly(), mail.by(), mail.command(), Rules.Circumstances.at(at))
          instanceof Decided.Accepted accepted
          && !accepted.events().isEmpty();
    }
  }
}
