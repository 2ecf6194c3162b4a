package org.kiezplenum.rooms;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Phase;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.journal.CommandKey;
import org.kiezplenum.views.Views;
import org.kiezplenum.views.Views.Audience;

/**
 * A live assembly: takes commands in order, lets the {@link Ledger} store them, and shows those who
 * listen what changed, at most {@value #MOST_VIEWS_A_SECOND} times a second.
 *
 * <p>Its methods may be called from anywhere; the work is done on a context of its own, and futures
 * come back on the caller's.
 */
public final class Room {
  static final int MOST_VIEWS_A_SECOND = 20;

  private final Vertx vertx;
  private final Context context;
  private final Stores stores;
  private final Ledger ledger;
  private final Hall hall;
  private final Runnable published;
  private boolean isPublished;
  private final Pace pace = new Pace();
  private boolean showsSoon;
  private long shownAt;
  private long usedAt;
  private Map<String, Object> pulse = Map.of("connected", 0);

  Room(Vertx vertx, Context context, Stores stores, Ledger ledger, Runnable published) {
    this.vertx = vertx;
    this.published = published;
    this.context = context;
    this.stores = stores;
    this.ledger = ledger;
    this.hall =
        new Hall(
            stores.journal().epoch(),
            "/api/assemblies/" + code(),
            ledger.world(),
            ledger::own);
    this.usedAt = System.currentTimeMillis();
    this.isPublished = hasPublishedMinutes();
    ledger.whenChanged(this::changed);
  }

  public AssemblyId id() {
    return ledger.world().id();
  }

  /** What people type to get here. */
  public String code() {
    return ledger.world().assembly().what().code();
  }

  public String epoch() {
    return stores.journal().epoch();
  }

  /**
   * Sends a command.
   *
   * @param by who sends it; absent for somebody who is only coming in
   * @param commandId made by the client; the same again is answered as the first time
   */
  public Future<Reply> send(@Nullable PersonId by, String commandId, Command command) {
    return here(
        () -> {
          usedAt = System.currentTimeMillis();
          if (by != null && !pace.allows(by, isFacilitator(by), usedAt)) {
            return Future.succeededFuture(new Reply.Refused(new Refusal(Refusal.Code.TOO_FAST)));
          }
          CommandKey key = new CommandKey(by == null ? "" : by.value(), commandId);
          return ledger.enter(new Turn.Mail(by, key, command));
        });
  }

  /** What is true now, with everything that was acknowledged. */
  public Future<Standing> standing(@Nullable PersonId person) {
    return here(
        () -> {
          usedAt = System.currentTimeMillis();
          showNow();
          return Future.succeededFuture(standingOf(person));
        });
  }

  /** The whole view, or the difference from a number of this epoch if it is still possible. */
  public Future<Buffer> view(@Nullable PersonId person, @Nullable String epoch, long seq) {
    return here(
        () -> {
          usedAt = System.currentTimeMillis();
          showNow();
          Audience audience = audienceOf(person);
          Buffer step = epoch == null ? null : hall.since(epoch, seq, audience);
          return Future.succeededFuture(step == null ? hall.whole(audience, person) : step);
        });
  }

  /** Somebody begins to listen, holding the view of this epoch and number, if any. */
  public Future<Seat> listen(
      Listener listener, @Nullable PersonId person, @Nullable String epoch, long seq) {
    return here(
        () -> {
          showNow();
          Seat seat = new Seat(onContext(listener), audienceOf(person), person);
          hall.enter(seat, epoch, seq);
          listener.send(Frames.pulse(pulse));
          return Future.succeededFuture(seat);
        });
  }

  /** A listener says anew where it is, after it has fetched the view by other means. */
  public void listenFrom(Seat seat, @Nullable String epoch, long seq) {
    context.runOnContext(v -> hall.enter(seat, epoch, seq));
  }

  public void leave(Seat seat) {
    context.runOnContext(v -> hall.leave(seat));
  }

  /** A person as the room knows them now, and what everybody sees. */
  public record Standing(
      Views views, Map<String, Object> pulse, @Nullable Map<String, Object> own) {}

  /** Another process may have written. */
  void catchUp() {
    context.runOnContext(v -> ledger.catchUp());
  }

  /** Once a second: who is here, how many have voted. */
  void beat() {
    context.runOnContext(
        v -> {
          long now = System.currentTimeMillis();
          hall.dismissSlow(now);
          pace.forgetBefore(now - Pace.PERIOD_MILLIS);
          if (hall.size() > 0) {
            usedAt = now;
            takePulse();
          }
        });
  }

  void heartbeat() {
    context.runOnContext(v -> hall.sendAll(Frames.heartbeat(hall.views().seq())));
  }

  Future<Boolean> isUnusedSince(long millis) {
    return here(() -> Future.succeededFuture(usedAt < millis && hall.size() == 0));
  }

  Future<Integer> listeners() {
    return here(() -> Future.succeededFuture(hall.size()));
  }

  /** Lets the append under way finish, then sends everybody away. */
  Future<Void> stop() {
    return here(
        () ->
            ledger
                .rest()
                .onComplete(
                    done -> {
                      showNow();
                      hall.close(CloseCode.STOPPING);
                    })
                .otherwiseEmpty());
  }

  /** The room cannot go on in this process; whoever listens shall come back. */
  void abandon() {
    context.runOnContext(v -> hall.close(CloseCode.COME_BACK));
  }

  private void changed(Set<PersonId> touched) {
    if (!showsSoon) {
      long wait = shownAt + 1000 / MOST_VIEWS_A_SECOND - System.currentTimeMillis();
      if (wait <= 0) {
        showNow();
      } else {
        showsSoon = true;
        vertx.setTimer(wait, timer -> context.runOnContext(v -> showNow()));
      }
    }
    hall.tellOwn(touched);
    if (isPublished != hasPublishedMinutes()) {
      isPublished = hasPublishedMinutes();
      published.run();
    }
  }

  private boolean hasPublishedMinutes() {
    return ledger.world().assembly().phase() instanceof Phase.Published;
  }

  private void showNow() {
    showsSoon = false;
    if (ledger.world().seq() != hall.views().seq()) {
      shownAt = System.currentTimeMillis();
      hall.show(ledger.world());
    }
  }

  private void takePulse() {
    var voting = ledger.world().assembly().decisions().voting();
    Future<Map<String, Object>> turnout =
        voting == null
            ? Future.succeededFuture(Map.of())
            : stores
                .urn()
                .turnout(id(), voting)
                .map(cast -> Map.of("decision", voting.value(), "cast", cast));
    turnout.onSuccess(
        counted ->
            context.runOnContext(
                v -> {
                  Map<String, Object> beat =
                      counted.isEmpty()
                          ? Map.of("connected", hall.people())
                          : Map.of("connected", hall.people(), "turnout", counted);
                  if (!beat.equals(pulse)) {
                    pulse = beat;
                    hall.sendAll(Frames.pulse(beat));
                  }
                }));
  }

  private Standing standingOf(@Nullable PersonId person) {
    boolean known = ledger.world().assembly().people().find(person) != null;
    return new Standing(
        hall.views(), pulse, known ? ledger.own(Objects.requireNonNull(person)) : null);
  }

  private Audience audienceOf(@Nullable PersonId person) {
    return isFacilitator(person) ? Audience.DESK : Audience.EVERYBODY;
  }

  private boolean isFacilitator(@Nullable PersonId id) {
    Person person = ledger.world().assembly().people().find(id);
    return person != null && person.is(Role.FACILITATOR);
  }

  /** Drained sockets report from wherever they are; the hall wants it here. */
  private Listener onContext(Listener listener) {
    return new Listener() {
      @Override
      public void send(Buffer frame) {
        listener.send(frame);
      }

      @Override
      public boolean isFull() {
        return listener.isFull();
      }

      @Override
      public void whenDrained(Runnable drained) {
        listener.whenDrained(() -> context.runOnContext(v -> drained.run()));
      }

      @Override
      public void close(CloseCode code) {
        listener.close(code);
      }
    };
  }

  private <T> Future<T> here(Supplier<Future<T>> work) {
    Context caller = vertx.getOrCreateContext();
    Promise<T> promise = Promise.promise();
    context.runOnContext(
        v ->
            work.get()
                .onComplete(
                    result ->
                        caller.runOnContext(
                            w -> {
                              if (result.succeeded()) {
                                promise.complete(result.result());
                              } else {
                                promise.fail(result.cause());
                              }
                            })));
    return promise.future();
  }
}
