package org.kiezplenum.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.until;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kiezplenum.journal.TestVertx;

/** One context is the room's and serves the sockets as well, as it is for some of a hall. */
class OutboxTest {
  private final Context room = TestVertx.get().getOrCreateContext();
  private final Outbox outbox = new Outbox(room);
  private final Outbox.Place place = new Outbox.Place(room, "a loop");
  private final List<String> happened = new CopyOnWriteArrayList<>();

  @Test
  void whoeverWaitsForAnAnswerHasItBeforeTheHallIsTold() {
    List<Listener> hall =
        IntStream.range(0, 3).mapToObj(i -> outbox.to(new Told(), place)).toList();
    room.runOnContext(turn -> {
      room.runOnContext(v -> happened.add("answer"));
      hall.forEach(each -> each.send(Buffer.buffer("seen")));
      happened.add("turn over");
    });
    until(() -> happened.size() == 5);
    assertThat(happened).containsExactly("turn over", "answer", "seen", "seen", "seen");
  }

  @Test
  void aLoopIsHandedEverythingInOrderAndAtOnce() {
    Listener first = outbox.to(new Told(), place);
    Listener second = outbox.to(new Told(), place);
    room.runOnContext(turn -> {
      first.send(Buffer.buffer("1"));
      second.send(Buffer.buffer("2"));
      first.send(Buffer.buffer("3"));
      second.close(CloseCode.STOPPING);
      outbox.flush();
      room.runOnContext(v -> happened.add("next"));
    });
    until(() -> happened.size() == 5);
    assertThat(happened).containsExactly("1", "2", "3", "closed", "next");
  }

  /**
   * A loop that is busy writes nothing, and what would come next is left out instead of piled up.
   */
  @Test
  void whatIsUnderWayFillsASocketAndEmptiesIt() {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    AtomicBoolean drained = new AtomicBoolean();
    Listener socket = outbox.to(new Told(), place);
    room.runOnContext(turn -> {
      for (int i = 0; i < Outbox.MOST_UNDER_WAY; i++) {
        socket.send(Buffer.buffer("frame"));
      }
      seen.add("full after the most: " + socket.isFull());
      socket.send(Buffer.buffer("one more"));
      seen.add("full after one more: " + socket.isFull());
      socket.whenDrained(() -> {
        seen.add("full when drained: " + socket.isFull());
        drained.set(true);
      });
    });
    until(drained::get);
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "full after the most: false", "full after one more: true", "full when drained: false");
    assertThat(happened).hasSize(Outbox.MOST_UNDER_WAY + 1).endsWith("one more");
  }

  private final class Told implements Listener {
    @Override
    public void send(Buffer frame) {
      happened.add(frame.toString());
    }

    @Override
    public boolean isFull() {
      return false;
    }

    @Override
    public void whenDrained(Runnable drained) {
      throw new AssertionError("it is not full");
    }

    @Override
    public void close(CloseCode code) {
      happened.add("closed");
    }
  }
}
