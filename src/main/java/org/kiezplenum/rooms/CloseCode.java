package org.kiezplenum.rooms;

/** Why the server ends a socket, and what the client is to do about it. */
public enum CloseCode {
  /** Come back at once. */
  COME_BACK(4001, "come-back"),
  /** The server stops: come back at a random moment within three seconds. */
  STOPPING(4002, "stopping"),
  /** Frames were not read for twenty seconds: come back after a while. */
  SLOW(4003, "slow"),
  /** A frame was far beyond what is read: do not send it again. */
  TOO_LARGE(1009, "too-large"),
  /** Too many frames: come back after ten seconds. */
  FLOOD(4008, "flood"),
  /** What was sent is no frame of this protocol: do not come back. */
  GARBAGE(4100, "garbage"),
  /** The seat is not known here: load the page again. */
  UNKNOWN_SEAT(4101, "unknown-seat"),
  /** The assembly was removed with everything of it: there is nothing to come back to. */
  DELETED(4103, "deleted");

  private final short code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = (short) code;
    this.reason = reason;
  }

  public short code() {
    return code;
  }

  public String reason() {
    return reason;
  }
}
