package org.kiezplenum.rooms;

import io.vertx.core.buffer.Buffer;

/** A socket, as a room sees it. */
public interface Listener {

  /** Writes a frame; the same buffer may go to many. Does nothing once the socket is closed. */
  void send(Buffer frame);

  /** True while earlier frames wait to be written; nothing should be sent then. */
  boolean isFull();

  /** Calls {@code drained} once, when there is room again. */
  void whenDrained(Runnable drained);

  void close(CloseCode code);
}
