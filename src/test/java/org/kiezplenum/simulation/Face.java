package org.kiezplenum.simulation;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.live.Patch;
import org.kiezplenum.rooms.CloseCode;
import org.kiezplenum.rooms.Listener;
import org.kiezplenum.rooms.Subscriber;

/** A client as docs/protocol.md tells it: it applies what follows from what it has, strictly. */
final class Face {
  final int room;
  final @Nullable PersonId person;
  private final UnaryOperator<JsonArray> fault;
  private final List<Runnable> waiting = new ArrayList<>();

  /** What was already on its way when it stopped to read. */
  private final List<Buffer> unread = new ArrayList<>();

  @Nullable Subscriber subscriber;
  @Nullable String epoch;
  long seq;
  JsonObject common = new JsonObject();
  @Nullable JsonObject desk;
  @Nullable JsonObject own;
  boolean stopped;
  private volatile int connections;
  boolean connected;
  boolean mustReload;

  /** Of which decisions it was ever shown what came out; frames come while it is looked at. */
  final Set<String> found = ConcurrentHashMap.newKeySet();

  /** What a client could not do with what it was sent. */
  @Nullable AssertionError broken;

  /**
   * @param fault changes patches behind everybody's back, for tests of the simulation itself
   */
  Face(int room, @Nullable PersonId person, UnaryOperator<JsonArray> fault) {
    this.room = room;
    this.person = person;
    this.fault = fault;
  }

  /** Its next socket: what is still on its way over the one before never arrives. */
  Listener connect() {
    stopped = false;
    mustReload = false;
    connected = true;
    unread.clear();
    waiting.clear();
    connections++;
    return new Socket(connections);
  }

  private final class Socket implements Listener {
    private final int number;

    Socket(int number) {
      this.number = number;
    }

    @Override
    public void send(Buffer frame) {
      if (number == connections) {
        Face.this.send(frame);
      }
    }

    @Override
    public boolean isFull() {
      return number == connections && stopped;
    }

    @Override
    public void whenDrained(Runnable drained) {
      if (number == connections) {
        waiting.add(drained);
      }
    }

    @Override
    public void close(CloseCode code) {
      if (number == connections) {
        disconnect();
      }
    }
  }

  void disconnect() {
    connected = false;
    subscriber = null;
  }

  private void send(Buffer frame) {
    if (stopped) {
      unread.add(frame);
      return;
    }
    try {
      hear(frame.toJsonObject());
    } catch (RuntimeException | AssertionError e) {
      broken = new AssertionError(frame + " cannot be applied: " + e.getMessage(), e);
    }
  }

  void hear(JsonObject frame) {
    if (frame.containsKey("view")) {
      JsonObject view = frame.getJsonObject("view");
      epoch = frame.getString("epoch");
      seq = frame.getLong("seq");
      common = view.getJsonObject("public");
      desk = view.getJsonObject("desk");
      own = view.getJsonObject("own", own);
    } else if (frame.containsKey("patch")) {
      if (frame.getLong("from") != seq || frame.getLong("seq") < seq) {
        throw new AssertionError("at " + seq + ", but sent " + frame);
      }
      JsonObject patch = frame.getJsonObject("patch");
      if (patch.containsKey("public")) {
        common = Patch.apply(common, fault.apply(patch.getJsonArray("public")));
      }
      if (patch.containsKey("desk")) {
        desk = Patch.apply(desk, fault.apply(patch.getJsonArray("desk")));
      }
      seq = frame.getLong("seq");
      own = frame.getJsonObject("own", own);
    } else if (frame.containsKey("own")) {
      own = frame.getJsonObject("own");
    } else if (frame.containsKey("reload")) {
      mustReload = true;
    }
    keepsSecrets();
  }

  /** Not even to themselves does anybody say what was voted secretly. */
  private void keepsSecrets() {
    JsonObject decisions = common.getJsonObject("decision", new JsonObject());
    for (String id : decisions.fieldNames()) {
      JsonObject decision = decisions.getJsonObject(id);
      if (decision.containsKey("found") || decision.containsKey("finding")) {
        found.add(id);
      }
    }
    JsonObject ballot = own == null ? null : own.getJsonObject("ballot");
    if (ballot != null) {
      JsonObject decision = decisions.getJsonObject(ballot.getString("decision"), new JsonObject());
      JsonObject poll = decision.getJsonObject("poll", new JsonObject());
      if (poll.containsKey("secret") && !ballot.fieldNames().equals(Set.of("decision", "change"))) {
        throw new AssertionError("a secret ballot is shown: " + ballot);
      }
    }
    if (person == null && desk != null) {
      throw new AssertionError("somebody who has not joined sees the desk");
    }
  }

  void read() {
    stopped = false;
    List<Buffer> late = List.copyOf(unread);
    unread.clear();
    late.forEach(this::send);
    List<Runnable> told = List.copyOf(waiting);
    waiting.clear();
    told.forEach(Runnable::run);
  }
}
