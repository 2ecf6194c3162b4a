package org.kiezplenum.rooms;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A socket that keeps what it is sent, and that a test can stop reading. */
final class FakeListener implements Listener {
  final List<Buffer> sent = new CopyOnWriteArrayList<>();
  final List<Runnable> waiting = new ArrayList<>();
  boolean full;
  CloseCode closed;

  @Override
  public void send(Buffer frame) {
    sent.add(frame);
  }

  @Override
  public boolean isFull() {
    return full;
  }

  @Override
  public void whenDrained(Runnable drained) {
    waiting.add(drained);
  }

  @Override
  public void close(CloseCode code) {
    closed = code;
  }

  void drain() {
    full = false;
    List<Runnable> told = List.copyOf(waiting);
    waiting.clear();
    told.forEach(Runnable::run);
  }

  List<JsonObject> frames() {
    return sent.stream().map(Buffer::toJsonObject).toList();
  }

  JsonObject last() {
    return sent.getLast().toJsonObject();
  }
}
