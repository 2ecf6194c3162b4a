package org.kiezplenum.rooms;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a room has to say to its sockets, handed over once per event loop instead of once per
 * socket, when the room has done what it is doing: so whoever waits for an answer gets it before
 * the hall is told.
 *
 * <p>Confined to the room's context.
 */
final class Outbox {
  /** Frames of one socket that its event loop may not have written yet; with more it is full. */
  static final int MOST_UNDER_WAY = 64;

  private final Context room;
  private final Map<Object, Bundle> bundles = new LinkedHashMap<>();

  private record Bundle(Context context, List<Runnable> works) {
    void handOver() {
      context.runOnContext(v -> works.forEach(Runnable::run));
    }
  }

  Outbox(Context room) {
    this.room = room;
  }

  /** This socket, served where the caller is, and heard on the room's context from now on. */
  Listener to(Listener socket) {
    Context context = room.owner().getOrCreateContext();
    Object loop = Context.isOnEventLoopThread() ? Thread.currentThread() : context;
    return to(socket, new Place(context, loop));
  }

  /**
   * Where a socket is served.
   *
   * @param loop the same for all that one event loop serves
   */
  record Place(Context context, Object loop) {}

  Listener to(Listener socket, Place place) {
    return new Relay(socket, place);
  }

  /** Hands over now what is kept. */
  void flush() {
    bundles.values().forEach(Bundle::handOver);
    bundles.clear();
  }

  private void add(Place place, Runnable work) {
    if (bundles.isEmpty()) {
      room.runOnContext(v -> flush());
    }
    bundles
        .computeIfAbsent(place.loop(), loop -> new Bundle(place.context(), new ArrayList<>()))
        .works()
        .add(work);
  }

  private final class Relay implements Listener {
    private final Listener socket;
    private final Place place;
    private final AtomicInteger underWay = new AtomicInteger();

    Relay(Listener socket, Place place) {
      this.socket = socket;
      this.place = place;
    }

    @Override
    public void send(Buffer frame) {
      underWay.incrementAndGet();
      add(
          place,
          () -> {
            underWay.decrementAndGet();
            socket.send(frame);
          });
    }

    @Override
    public boolean isFull() {
      return underWay.get() > MOST_UNDER_WAY || socket.isFull();
    }

    // After what is under way: only there it is known whether there will be anything to wait for.
    @Override
    public void whenDrained(Runnable drained) {
      Runnable told = () -> room.runOnContext(v -> drained.run());
      add(
          place,
          () -> {
            if (socket.isFull()) {
              socket.whenDrained(told);
            } else {
              told.run();
            }
          });
    }

    @Override
    public void close(CloseCode code) {
      add(place, () -> socket.close(code));
    }
  }
}
