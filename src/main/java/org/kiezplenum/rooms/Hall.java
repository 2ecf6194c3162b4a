package org.kiezplenum.rooms;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.views.OwnView;
import org.kiezplenum.views.Views;
import org.kiezplenum.views.Views.Audience;
import org.kiezplenum.views.World;

/**
 * Those who listen to a room, and the views they hold. Normally all are at the same number and get
 * the same buffer, encoded once; who lags gets the difference from their own view to now. So
 * coalescing, slow readers and coming back are one thing.
 *
 * <p>Confined to the room's context.
 */
final class Hall {
  /** How long a socket may leave frames unread. */
  static final long PATIENCE_MILLIS = 20_000;

  private final String journal;
  private final String address;
  private final Function<PersonId, OwnView> own;
  private final Ring ring = new Ring();
  private final Set<Subscriber> present = new LinkedHashSet<>();
  private final Map<Since, Buffer> steps = new HashMap<>();
  private final Map<Audience, Buffer> wholes = new HashMap<>();
  private Buffer pulse = Frames.pulse(Map.of("connected", 0));
  private Buffer pulseAtDesk = pulse;
  private Views views;

  private record Since(long from, Audience audience) {}

  /**
   * @param journal its name, which numbers of views count in
   * @param address where the whole view is to be had
   */
  Hall(String journal, String address, Views views, Function<PersonId, OwnView> own) {
    this.journal = journal;
    this.address = address;
    this.own = own;
    this.views = views;
    ring.add(views);
  }

  Views views() {
    return views;
  }

  int size() {
    return present.size();
  }

  /** Who listens now. */
  Figures.Crowd crowd() {
    int behind = (int) present.stream().filter(each -> each.listener().isFull()).count();
    return new Figures.Crowd(size(), people(), behind);
  }

  /** How many people are connected, however many windows each of them has open. */
  int people() {
    return people(person -> true);
  }

  /** How many of them are such. */
  int people(Predicate<PersonId> such) {
    var people = present.stream().map(Subscriber::person).filter(Objects::nonNull).distinct();
    return (int) people.filter(such).count();
  }

  /** Makes the views of this world, for whoever asks from now on. */
  void turnTo(World world) {
    if (world.seq() != views.seq()) {
      letGo(world.assembly().people());
      views = Views.of(world, views);
      ring.add(views);
      steps.clear();
      wholes.clear();
    }
  }

  /** Makes the views of this world and sends everybody what changed. */
  void show(World world) {
    turnTo(world);
    present.forEach(this::advance);
  }

  /**
   * Somebody begins to listen, or says anew where they are. The answer is the whole view, or the
   * difference, or the number alone where there is none.
   */
  void enter(Subscriber subscriber, @Nullable String knownEpoch, long knownSeq) {
    present.add(subscriber);
    if (subscriber.listener().isFull()) {
      subscriber.at = Subscriber.NOWHERE;
      subscriber.asks = true;
      waitFor(subscriber);
      return;
    }
    if (!epoch(subscriber.audience).equals(knownEpoch) || ring.at(knownSeq) == null) {
      subscriber.at = views.seq();
      subscriber.listener().send(whole(subscriber.audience, subscriber.person()));
    } else if (knownSeq == views.seq()) {
      subscriber.at = knownSeq;
      subscriber.listener().send(Frames.heartbeat(knownSeq));
      tellOwn(subscriber);
    } else {
      subscriber.at = knownSeq;
      advance(subscriber);
      tellOwn(subscriber);
    }
    subscriber.listener().send(pulseOf(subscriber));
  }

  private Buffer pulseOf(Subscriber subscriber) {
    return subscriber.audience == Audience.DESK ? pulseAtDesk : pulse;
  }

  String epoch(Audience audience) {
    return audience.epoch(journal);
  }

  boolean holds(Subscriber subscriber) {
    return present.contains(subscriber);
  }

  void leave(Subscriber subscriber) {
    present.remove(subscriber);
  }

  void tellOwn(Set<PersonId> people) {
    for (Subscriber subscriber : people.isEmpty() ? Set.<Subscriber>of() : present) {
      if (subscriber.person() != null && people.contains(subscriber.person())) {
        tellOwn(subscriber);
      }
    }
  }

  /**
   * Sends away whoever turned out to be somebody with another device, before they are shown what
   * only that one sees; they come in anew.
   */
  void letGo(People people) {
    for (Subscriber each : people.left().isEmpty() ? Set.<Subscriber>of() : Set.copyOf(present)) {
      if (people.hasLeft(each.person())) {
        leave(each);
        each.listener().close(CloseCode.UNKNOWN_SEAT);
      }
    }
  }

  /** Who turned out to be somebody else listens as that one from now on. */
  void renamed(People people) {
    for (Subscriber subscriber : people.merged().isEmpty() ? Set.<Subscriber>of() : present) {
      PersonId before = subscriber.person();
      if (before != null && people.merged().containsKey(before)) {
        subscriber.sitsHere(people.get(before).id());
        tellOwn(subscriber);
      }
    }
  }

  /** Shows those of these people who took or lost a role nothing but what they may see now. */
  void changeAudiences(Set<PersonId> people, Function<PersonId, Audience> now, World world) {
    for (Subscriber each : people.isEmpty() ? Set.<Subscriber>of() : present) {
      PersonId person = each.person();
      if (person != null && people.contains(person) && each.audience != now.apply(person)) {
        turnTo(world);
        each.audience = now.apply(person);
        enter(each, null, 0);
      }
    }
  }

  /** Only the latest pulse counts: who is not read now gets it later. */
  void sendPulse(Map<String, Object> beat, Map<String, Object> atDesk) {
    pulse = Frames.pulse(beat);
    pulseAtDesk = beat.equals(atDesk) ? pulse : Frames.pulse(atDesk);
    sendAll(this::pulseOf);
  }

  void sendHeartbeat() {
    Buffer heartbeat = Frames.heartbeat(views.seq());
    sendAll(subscriber -> heartbeat);
  }

  private void sendAll(Function<Subscriber, Buffer> frame) {
    for (Subscriber subscriber : present) {
      if (subscriber.listener().isFull()) {
        waitFor(subscriber);
      } else {
        subscriber.listener().send(frame.apply(subscriber));
      }
    }
  }

  /** Lets go whoever has not read for too long. */
  void dismissSlow(long millis) {
    for (Subscriber subscriber : Set.copyOf(present)) {
      if (!subscriber.listener().isFull()) {
        subscriber.fullSince = 0;
      } else if (subscriber.fullSince == 0) {
        subscriber.fullSince = millis;
      } else if (millis - subscriber.fullSince > PATIENCE_MILLIS) {
        leave(subscriber);
        subscriber.listener().close(CloseCode.SLOW);
      }
    }
  }

  void close(CloseCode code) {
    for (Subscriber subscriber : Set.copyOf(present)) {
      leave(subscriber);
      subscriber.listener().close(code);
    }
  }

  /** The difference from a number to now, empty if that number is not kept any more. */
  @Nullable Buffer since(String knownEpoch, long seq, Audience audience) {
    Views from = epoch(audience).equals(knownEpoch) ? ring.at(seq) : null;
    return from == null ? null : stepFrom(from, audience);
  }

  Buffer whole(Audience audience, @Nullable PersonId person) {
    OwnView mine = person == null ? null : own.apply(person);
    return Frames.whole(epoch(audience), views.seq(), viewOf(audience), mine);
  }

  private void advance(Subscriber subscriber) {
    if (subscriber.at == views.seq() || subscriber.at == Subscriber.NOWHERE) {
      return;
    }
    if (subscriber.listener().isFull()) {
      waitFor(subscriber);
      return;
    }
    Views from = ring.at(subscriber.at);
    if (from == null) {
      subscriber.at = Subscriber.NOWHERE;
      String known = epoch(subscriber.audience);
      subscriber.listener().send(Frames.reload(known, views.seq(), address));
    } else {
      subscriber.listener().send(stepFrom(from, subscriber.audience));
      subscriber.at = views.seq();
    }
  }

  private void waitFor(Subscriber subscriber) {
    if (!subscriber.waits) {
      subscriber.waits = true;
      subscriber.listener().whenDrained(() -> drained(subscriber));
    }
  }

  private void drained(Subscriber subscriber) {
    subscriber.waits = false;
    if (!present.contains(subscriber)) {
      return;
    }
    if (subscriber.asks) {
      subscriber.asks = false;
      enter(subscriber, null, 0);
    } else {
      advance(subscriber);
      tellOwn(subscriber);
      subscriber.listener().send(pulseOf(subscriber));
    }
  }

  private void tellOwn(Subscriber subscriber) {
    if (subscriber.person() == null) {
      return;
    }
    if (subscriber.listener().isFull()) {
      waitFor(subscriber);
    } else {
      subscriber.listener().send(Frames.own(views.seq(), own.apply(subscriber.person())));
    }
  }

  private Buffer stepFrom(Views from, Audience audience) {
    return steps.computeIfAbsent(
        new Since(from.seq(), audience), step -> Frames.patch(from, views, audience));
  }

  private Buffer viewOf(Audience audience) {
    return wholes.computeIfAbsent(audience, it -> Frames.view(views, it));
  }
}
