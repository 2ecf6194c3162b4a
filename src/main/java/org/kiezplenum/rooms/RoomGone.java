package org.kiezplenum.rooms;

/** A room is closed in this process; whoever asks again is led to another. */
final class RoomGone extends RuntimeException {
  private static final long serialVersionUID = 1;
}
