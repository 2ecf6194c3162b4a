package org.kiezplenum.rooms;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;

/** A listener that reports from wherever its socket is served, heard on the room's context. */
record HereListener(Listener listener, Context context) implements Listener {

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
}
