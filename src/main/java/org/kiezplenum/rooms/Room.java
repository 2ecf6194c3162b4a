package org.kiezplenum.rooms;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Phase;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.journal.CommandKey;
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
  private static final Reply AWAY = new Reply.Refused(new Refusal(Refusal.Code.DATABASE_AWAY));

  private final Surroundings here;
  private final Ledger ledger;
  private final Sitting sitting;
  private final Hall hall;
  private final Outbox outbox;
  private final Runnable published;
  private final Runnable gone;
  private final Set<PersonId> touched = new HashSet<>();
  private boolean isPublished;
  private boolean isGone;
  private final Pace pace = new Pace();
  private boolean showsSoon;
  private long shownAt;
  private long usedAt;
  private final Pulse pulse;
  private final Unseen unseen;
  private volatile Figures.Crowd crowd = Figures.Crowd.NONE;

  /**
   * @param hall of what the ledger knows
   * @param published called when the minutes were published or withdrawn, and with each change
   *     while they are
   * @param gone called when this room cannot go on, so that nobody is sent here any more
   */
  Room(Surroundings here, Ledger ledger, Hall hall, Runnable published, Runnable gone) {
    this.here = here;
    this.published = published;
    this.gone = gone;
    this.ledger = ledger;
    this.sitting = new Sitting(ledger);
    this.hall = hall;
    this.outbox = new Outbox(here.context());
    this.pulse = new Pulse(here, ledger, hall);
    this.unseen = new Unseen(here.figures());
    this.usedAt = here.now();
    this.isPublished = hasPublishedMinutes();
    ledger.whenChanged(this::changed);
    ledger.whenLost(this::abandon);
    ledger
        .heed()
        .whenDoneElsewhere(
            person -> pace.didElsewhere(person, sitting.isAtDesk(person), here.now()));
  }

  public AssemblyId id() {
    return ledger.world().id();
  }

  /** What people type to get here. */
  public String code() {
    return ledger.world().assembly().what().code();
  }

  /** What the numbers of this audience count in. */
  public String epoch(Audience audience) {
    return hall.epoch(audience);
  }

  /**
   * Sends a command.
   *
   * @param by who sends it; absent for somebody who is only coming in
   * @param commandId made by the client; the same again is answered as the first time
   */
  public Future<Reply> send(@Nullable PersonId by, String commandId, Command command) {
    return onContext(() -> {
      usedAt = here.now();
      if (by == null && !(command instanceof Command.Join)) {
        return Future.succeededFuture(new Reply.Refused(new Refusal(Refusal.Code.NOT_A_PERSON)));
      }
      Pace.Allowed allowed = pace.next(by, sitting, usedAt);
      if (allowed == Pace.Allowed.NOTHING) {
        return Future.succeededFuture(new Reply.Refused(new Refusal(Refusal.Code.TOO_FAST)));
      }
      if (by != null && command instanceof Command.Passing passing) {
        return Future.succeededFuture(pulse.pass(by, passing, usedAt));
      }
      CommandKey key = CommandKey.of(id(), by, commandId);
      boolean onlyAgain = allowed == Pace.Allowed.REPEAT;
      long begun = System.nanoTime();
      return LongTexts.neededBy(command, ledger.world(), here)
          .transform(read ->
              read.succeeded()
                  ? ledger.enter(new Mail(by, key, command, onlyAgain, read.result()))
                  : Future.succeededFuture(AWAY))
          .onSuccess(reply -> unseen.answered(begun, reply, hall.views().seq()));
    });
  }

  /** Who listened a second ago. */
  Figures.Crowd crowd() {
    return crowd;
  }

  /** What is true now, with everything that was acknowledged, here or elsewhere. */
  public Future<PersonStanding> standing(@Nullable PersonId person) {
    return upToDate(() -> {
      PersonId known = sitting.known(person);
      return new PersonStanding(
          hall.views(),
          pulse.latest(sitting.audienceOf(known)),
          known == null ? null : ledger.own(known),
          sitting.hasLeft(person));
    });
  }

  /**
   * The whole view, or the difference from a number of this epoch if it is still possible. Both
   * with what only this person sees.
   */
  public Future<Buffer> view(@Nullable PersonId person, @Nullable String epoch, long seq) {
    return upToDate(() -> {
      PersonId known = sitting.known(person);
      Audience audience = sitting.audienceOf(known);
      Buffer step = epoch == null ? null : hall.since(epoch, seq, audience);
      if (step == null) {
        return hall.whole(audience, known);
      }
      return known == null ? step : Frames.withOwn(step, ledger.own(known));
    });
  }

  /**
   * Somebody begins to listen, holding the view of this epoch and number, if any. Whose seat is one
   * no more is sent away, to come in anew.
   */
  public Future<Subscriber> listen(
      Listener listener, @Nullable PersonId person, @Nullable String epoch, long seq) {
    Listener line = outbox.to(listener);
    return upToDate(() -> {
      Subscriber subscriber = sitting.subscriber(line, person);
      if (!sitting.hasLeft(person)) {
        hall.enter(subscriber, epoch, seq);
      }
      return subscriber;
    });
  }

  /** A listener says anew where it is, after it has fetched the view by other means. */
  public void listenFrom(Subscriber subscriber, @Nullable String epoch, long seq) {
    upToDate(() -> {
      if (hall.holds(subscriber)) {
        hall.enter(subscriber, epoch, seq);
      }
      return subscriber;
    });
  }

  public void leave(Subscriber subscriber) {
    here.run(() -> hall.leave(subscriber));
  }

  /** Removes the assembly with everything of it; fails with {@link CommandRefused}. */
  public Future<Void> delete(@Nullable PersonId by) {
    return onContext(() -> AssemblyDeletion.run(ledger, here.stores(), by));
  }

  /** Another process may have written, if the latest number of the journal is not ours. */
  void hear(@Nullable Long latest) {
    here.run(() -> {
      if (latest == null || latest != ledger.world().seq()) {
        ledger.refresh();
      }
    });
  }

  /** Once a second: who is here, who has waited too long. */
  void beat() {
    here.run(() -> {
      long now = here.now();
      ledger.failExpired(now);
      hall.dismissSlow(now);
      pace.forgetBefore(now - Pace.FORGOTTEN_AFTER_MILLIS);
      crowd = hall.crowd();
      if (hall.size() > 0) {
        usedAt = now;
        pulse.take();
      }
    });
  }

  void heartbeat() {
    here.run(() -> hall.sendHeartbeat());
  }

  /** Closes the room if nobody has used it since; whoever still holds it is told to come back. */
  Future<Boolean> leaveIfUnusedSince(long millis) {
    return onContext(() -> {
      isGone = usedAt < millis && hall.size() == 0;
      return Future.succeededFuture(isGone);
    });
  }

  /** Succeeds when no append is under way. */
  Future<Void> rest() {
    return onContext(ledger::rest);
  }

  /** Shows everybody the last state, then sends them away. */
  Future<Void> sendAway() {
    return onContext(() -> {
      showNow();
      hall.close(CloseCode.STOPPING);
      outbox.flush();
      return Future.succeededFuture();
    });
  }

  /** The room cannot go on in this process, or nowhere. */
  private void abandon(CloseCode why) {
    isGone = true;
    gone.run();
    hall.close(why);
  }

  private void changed(Set<PersonId> people) {
    touched.addAll(people);
    hall.letGo(ledger.world().assembly().people());
    hall.changeAudiences(people, sitting::audienceOf, ledger.world());
    if (!showsSoon) {
      long wait = shownAt + 1000 / MOST_VIEWS_A_SECOND - here.now();
      if (wait <= 0) {
        showNow();
      } else {
        showsSoon = true;
        here.runAfter(wait, this::showNow);
      }
    }
    boolean wasPublished = isPublished;
    isPublished = hasPublishedMinutes();
    // They may have been withdrawn and published anew, for others or with other words.
    if (wasPublished || isPublished) {
      published.run();
    }
  }

  private boolean hasPublishedMinutes() {
    return ledger.world().assembly().phase() instanceof Phase.Published;
  }

  /** Everybody what all see, and then each of those concerned what only they see. */
  private void showNow() {
    showsSoon = false;
    shownAt = here.now();
    Set<PersonId> concerned = Set.copyOf(touched);
    touched.clear();
    hall.show(ledger.world());
    hall.renamed(ledger.world().assembly().people());
    hall.changeAudiences(concerned, sitting::audienceOf, ledger.world());
    hall.tellOwn(concerned);
    unseen.shown();
  }

  private <T> Future<T> upToDate(Supplier<T> work) {
    return onContext(() -> {
      usedAt = here.now();
      return ledger
          .refresh()
          .map(known -> {
            hall.turnTo(ledger.world());
            return work.get();
          });
    });
  }

  private <T> Future<T> onContext(Supplier<Future<T>> work) {
    return Confined.on(
        here.context(),
        here.vertx(),
        () ->
            isGone ? Future.failedFuture("closed here; whoever asks anew is led on") : work.get());
  }
}
