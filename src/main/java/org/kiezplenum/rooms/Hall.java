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
  private final Set<Seat> seats = new LinkedHashSet<>();
  private final Map<Since, Buffer> steps = new HashMap<>();
  private final Map<Audience, Buffer> wholes = new HashMap<>();
  private Buffer pulse = Frames.pulse(Map.of("connected", 0));
  private Buffer pulseAtDesk = pulse;
  private Views views;

  private record Since(long from, Audience audience) {}

  /**
   * @param journal the name of the journal
   * @param address where the whole view is to be had
   */
  Hall(String journal, String address, World world, Function<PersonId, OwnView> own) {
    this.journal = journal;
    this.address = address;
    this.own = own;
    this.views = Views.of(world, null);
    ring.add(views);
  }

  Views views() {
    return views;
  }

  int size() {
    return seats.size();
  }

  /** Who listens now. */
  Figures.Crowd crowd() {
    int behind = (int) seats.stream().filter(seat -> seat.listener().isFull()).count();
    return new Figures.Crowd(size(), people(), behind);
  }

  /** How many people are connected, however many windows each of them has open. */
  int people() {
    return people(person -> true);
  }

  /** How many of them are such. */
  int people(Predicate<PersonId> such) {
    return (int)
        seats.stream().map(Seat::person).filter(Objects::nonNull).distinct().filter(such).count();
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
    seats.forEach(this::advance);
  }

  /**
   * Somebody begins to listen, or says anew where they are. The answer is the whole view, or the
   * difference, or the number alone where there is none.
   */
  void enter(Seat seat, @Nullable String knownEpoch, long knownSeq) {
    seats.add(seat);
    if (seat.listener().isFull()) {
      seat.at = Seat.NOWHERE;
      seat.asks = true;
      waitFor(seat);
      return;
    }
    if (!isOurs(knownEpoch, seat.audience) || ring.at(knownSeq) == null) {
      seat.at = views.seq();
      seat.listener().send(whole(seat.audience, seat.person()));
    } else if (knownSeq == views.seq()) {
      seat.at = knownSeq;
      seat.listener().send(Frames.heartbeat(knownSeq));
      tellOwn(seat);
    } else {
      seat.at = knownSeq;
      advance(seat);
      tellOwn(seat);
    }
    seat.listener().send(pulseOf(seat));
  }

  private Buffer pulseOf(Seat seat) {
    return seat.audience == Audience.DESK ? pulseAtDesk : pulse;
  }

  private boolean isOurs(@Nullable String knownEpoch, Audience audience) {
    return audience.epoch(journal).equals(knownEpoch);
  }

  boolean holds(Seat seat) {
    return seats.contains(seat);
  }

  void leave(Seat seat) {
    seats.remove(seat);
  }

  void tellOwn(Set<PersonId> people) {
    for (Seat seat : people.isEmpty() ? Set.<Seat>of() : seats) {
      if (seat.person() != null && people.contains(seat.person())) {
        tellOwn(seat);
      }
    }
  }

  /**
   * Sends away whoever turned out to be somebody with another device, before they are shown what
   * only that one sees; they come in anew.
   */
  void letGo(People people) {
    for (Seat seat : people.left().isEmpty() ? Set.<Seat>of() : Set.copyOf(seats)) {
      if (people.hasLeft(seat.person())) {
        leave(seat);
        seat.listener().close(CloseCode.UNKNOWN_SEAT);
      }
    }
  }

  /** Who turned out to be somebody else listens as that one from now on. */
  void renamed(People people) {
    for (Seat seat : people.merged().isEmpty() ? Set.<Seat>of() : seats) {
      PersonId before = seat.person();
      if (before != null && people.merged().containsKey(before)) {
        seat.sitsHere(people.get(before).id());
        tellOwn(seat);
      }
    }
  }

  /** Shows somebody who took or lost a role what they may see now. */
  void changeAudience(PersonId person, Audience audience) {
    for (Seat seat : seats) {
      if (person.equals(seat.person()) && seat.audience != audience) {
        seat.audience = audience;
        enter(seat, null, 0);
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
    sendAll(seat -> heartbeat);
  }

  private void sendAll(Function<Seat, Buffer> frame) {
    for (Seat seat : seats) {
      if (seat.listener().isFull()) {
        waitFor(seat);
      } else {
        seat.listener().send(frame.apply(seat));
      }
    }
  }

  /** Lets go whoever has not read for too long. */
  void dismissSlow(long millis) {
    for (Seat seat : Set.copyOf(seats)) {
      if (!seat.listener().isFull()) {
        seat.fullSince = 0;
      } else if (seat.fullSince == 0) {
        seat.fullSince = millis;
      } else if (millis - seat.fullSince > PATIENCE_MILLIS) {
        leave(seat);
        seat.listener().close(CloseCode.SLOW);
      }
    }
  }

  void close(CloseCode code) {
    for (Seat seat : Set.copyOf(seats)) {
      leave(seat);
      seat.listener().close(code);
    }
  }

  /** The difference from a number to now, empty if that number is not kept any more. */
  @Nullable Buffer since(String knownEpoch, long seq, Audience audience) {
    Views from = isOurs(knownEpoch, audience) ? ring.at(seq) : null;
    return from == null ? null : stepFrom(from, audience);
  }

  Buffer whole(Audience audience, @Nullable PersonId person) {
    OwnView mine = person == null ? null : own.apply(person);
    return Frames.whole(audience.epoch(journal), views.seq(), viewOf(audience), mine);
  }

  private void advance(Seat seat) {
    if (seat.at == views.seq() || seat.at == Seat.NOWHERE) {
      return;
    }
    if (seat.listener().isFull()) {
      waitFor(seat);
      return;
    }
    Views from = ring.at(seat.at);
    if (from == null) {
      seat.at = Seat.NOWHERE;
      String epoch = seat.audience.epoch(journal);
      seat.listener().send(Frames.reload(epoch, views.seq(), address));
    } else {
      seat.listener().send(stepFrom(from, seat.audience));
      seat.at = views.seq();
    }
  }

  private void waitFor(Seat seat) {
    if (!seat.waits) {
      seat.waits = true;
      seat.listener().whenDrained(() -> drained(seat));
    }
  }

  private void drained(Seat seat) {
    seat.waits = false;
    if (!seats.contains(seat)) {
      return;
    }
    if (seat.asks) {
      seat.asks = false;
      enter(seat, null, 0);
    } else {
      advance(seat);
      tellOwn(seat);
      seat.listener().send(pulseOf(seat));
    }
  }

  private void tellOwn(Seat seat) {
    if (seat.person() == null) {
      return;
    }
    if (seat.listener().isFull()) {
      waitFor(seat);
    } else {
      seat.listener().send(Frames.own(views.seq(), own.apply(seat.person())));
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
