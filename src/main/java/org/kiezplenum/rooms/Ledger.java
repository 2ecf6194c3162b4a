package org.kiezplenum.rooms;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.journal.CommandKey;
import org.kiezplenum.journal.Journal.Appended;
import org.kiezplenum.journal.Outage;
import org.kiezplenum.journal.UnknownAssembly;
import org.kiezplenum.journal.UnknownEvent;
import org.kiezplenum.views.OwnView;
import org.kiezplenum.views.World;
import org.pcollections.HashTreePMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Brings commands into the journal, many at a time, and keeps the state that comes of it. Confined
 * to the room's context.
 *
 * <p>Everything that waited while an append was under way goes into the next one. If an append
 * fails, the same commands are tried again: what was stored after all is then found among the
 * remembered answers, so nothing is stored twice and nothing is acknowledged that is not stored.
 */
final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
  private static final long RETRY_MILLIS = 100;

  private final Surroundings here;
  private final Mailbox mailbox;
  private final OwnBallots ballots = new OwnBallots();
  private final Heed heed = new Heed();
  private Consumer<Set<PersonId>> whenChanged = touched -> {};
  private Consumer<CloseCode> whenLost = why -> {};

  /** Those who wait until it was read what others have written. */
  private @Nullable Promise<Void> reading;

  private final SingleFlight news;
  private Promise<Void> rest = Promise.promise();
  private boolean busy;
  private boolean failing;
  private boolean lost;
  private World world;

  private Ledger(Surroundings here, Tail tail) {
    this.here = here;
    this.world = tail.world();
    this.mailbox = new Mailbox(here.patience());
    this.news = new SingleFlight(here, this::hearNews);
    heed.elsewhere(tail);
  }

  /** Tells the history of an assembly again, and goes on from there. */
  static Future<Ledger> load(Surroundings here, AssemblyId id) {
    return Tail.after(new World(id, 0, Assembly.NONE, HashTreePMap.empty()), here)
        .map(tail -> new Ledger(here, tail))
        .compose(ledger -> ledger.readBallots().map(ledger));
  }

  World world() {
    return world;
  }

  OwnView own(PersonId person) {
    return OwnView.of(world, person, ballots.of(world.person(person).id()));
  }

  /** Who has voted in the decision that is on, and in all parts, as far as it is known here. */
  Set<PersonId> voted() {
    return ballots.voted(world);
  }

  /** Calls with those whose own view changed, whenever the world did; last, for it may fail. */
  void whenChanged(Consumer<Set<PersonId>> listener) {
    whenChanged = listener;
  }

  /** Calls once if the history holds what this server does not understand, or is there no more. */
  void whenLost(Consumer<CloseCode> listener) {
    whenLost = listener;
  }

  Heed heed() {
    return heed;
  }

  Future<Reply> enter(Mail mail) {
    Future<Reply> reply = mailbox.put(mail, here.now());
    goOn();
    return reply;
  }

  /** Tells whoever has waited too long that the database is away; called now and then. */
  void failExpired(long millis) {
    mailbox.failExpired(millis);
  }

  /** Succeeds when nothing is under way. */
  Future<Void> rest() {
    return !busy && mailbox.isEmpty() ? Future.succeededFuture() : rest.future();
  }

  /** Succeeds when all is known that was stored before the call, or the database could not tell. */
  Future<Void> refresh() {
    return news.ask();
  }

  private Future<?> hearNews() {
    long known = world.seq();
    return here.stores()
        .journal()
        .latest(world.id())
        .compose(latest -> {
          if (latest.isEmpty()) {
            lose(CloseCode.DELETED);
          } else if (latest.get() < known) {
            // An older history stands in the place of ours.
            lose(CloseCode.COME_BACK);
          }
          return lost || latest.get() <= world.seq() ? Future.succeededFuture() : catchUp();
        });
  }

  /** Reads what others have written; succeeds when that has been done, or was tried. */
  Future<Void> catchUp() {
    Promise<Void> mine = reading == null ? Promise.promise() : reading;
    reading = mine;
    goOn();
    return mine.future();
  }

  /**
   * Reads the ballots that others have put in, if their number says that there are any.
   *
   * @param surely also if it does not: a ballot that was changed is still one
   */
  void countedElsewhere(int cast, boolean surely) {
    if (!busy && (surely || cast != ballots.size())) {
      Map<PersonId, OwnView.OwnBallot> before = ballots.all();
      readBallots().onSuccess(read -> whenChanged.accept(ballots.changedSince(before)));
    }
  }

  private void goOn() {
    if (busy || lost) {
      return;
    }
    if (reading != null) {
      follow();
    } else if (!mailbox.isEmpty()) {
      takeTurn();
    } else {
      rest.tryComplete();
      rest = Promise.promise();
    }
  }

  private void follow() {
    busy = true;
    Promise<Void> told = Objects.requireNonNull(reading);
    reading = null;
    Tail.after(world, here)
        .onComplete(read -> {
          busy = false;
          boolean moved = read.succeeded() && read.result().world().seq() != world.seq();
          if (moved) {
            turnTo(read.result());
          } else if (read.failed()) {
            LOG.warn("cannot read on: {}", read.cause().toString());
            loseIfUnknown(read.cause());
          }
          told.complete();
          goOn();
          if (moved) {
            whenChanged.accept(read.result().touched());
          }
        });
  }

  private void takeTurn() {
    busy = true;
    List<Mail> mails = mailbox.take().stream().map(Mailbox.Letter::mail).toList();
    Set<CommandKey> keys =
        mails.stream().map(Mail::key).collect(Collectors.toCollection(LinkedHashSet::new));
    Append append = new Append(here.stores(), world, heed.writing(), ballots, mails);
    here.figures()
        .stored(here.stores().journal().append(world.id(), world.seq(), keys, append))
        .onComplete(
            appended -> here.run(() -> succeed(append, appended)),
            failure -> here.run(() -> fail(failure)));
  }

  private void succeed(Append append, Appended appended) {
    if (appended.tail().isEmpty()) {
      finish(append, append.tail());
      return;
    }
    // Others have written in between, with texts that are still to be read. Until they are here
    // the new state is shown to nobody.
    append
        .tail()
        .withTexts(here)
        .onSuccess(complete -> finish(append, complete))
        .onFailure(failure -> {
          LOG.warn("texts cannot be read: {}", failure.toString());
          here.runAfter(RETRY_MILLIS, () -> succeed(append, appended));
        });
  }

  private void finish(Append append, Tail tail) {
    boolean moved = tail.world().seq() != world.seq();
    heed.turnTo(append.turn().writing());
    turnTo(tail);
    append.turn().handlings().forEach(ballots::handled);
    busy = false;
    failing = false;
    mailbox.answer(append.turn().replies());
    goOn();
    if (moved || !append.touched().isEmpty()) {
      whenChanged.accept(append.touched());
    }
  }

  /** Waits a little and tries the same commands again, one by one. */
  private void fail(Throwable cause) {
    LOG.atLevel(failing ? Level.DEBUG : Outage.level(cause))
        .log("append failed, its commands wait: {}", cause.toString());
    failing = true;
    mailbox.takeBack(here.now());
    if (loseIfUnknown(cause)) {
      return;
    }
    here.stores()
        .journal()
        .latest(world.id())
        .onSuccess(answered -> mailbox.dropPoison())
        .onComplete(tried ->
            here.runAfter(
                RETRY_MILLIS,
                () -> {
                  busy = false;
                  goOn();
                }));
  }

  /**
   * Somebody newer writes what we cannot read, and guessing on would show people something wrong;
   * or somebody has removed the assembly.
   */
  private boolean loseIfUnknown(Throwable cause) {
    switch (cause) {
      case UnknownAssembly none -> lose(CloseCode.DELETED);
      case UnknownEvent newer -> lose(CloseCode.COME_BACK);
      default -> {}
    }
    return lost;
  }

  private void lose(CloseCode why) {
    if (!lost) {
      lost = true;
      mailbox.close();
      rest.tryComplete();
      if (reading != null) {
        reading.tryComplete();
      }
      whenLost.accept(why);
    }
  }

  private void turnTo(Tail next) {
    world = next.world();
    heed.elsewhere(next);
    ballots.turnTo(OwnBallots.shown(world));
  }

  private Future<Void> readBallots() {
    DecisionId shown = OwnBallots.shown(world);
    return shown == null
        ? Future.succeededFuture()
        : here.stores()
            .urn()
            .kept(world.id(), shown)
            .onSuccess(kept -> ballots.load(shown, kept))
            .mapEmpty();
  }
}
