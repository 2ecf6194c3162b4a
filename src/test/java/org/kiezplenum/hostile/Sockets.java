package org.kiezplenum.hostile;

import java.nio.charset.StandardCharsets;

/** What may come in place of sound WebSocket frames, once the socket is open. */
final class Sockets {
  private static final int TEXT = 1;

  private final Dice dice;

  Sockets(Dice dice) {
    this.dice = dice;
  }

  Attack next() {
    return new Attack(Attack.Kind.RAW, raw(), false);
  }

  private String raw() {
    String time = "{\"t0\":1}";
    return switch (dice.below(16)) {
      case 0 -> frame(true, TEXT, time, dice.below(4) << 4 | 0x40, true);
      case 1 -> frame(true, TEXT, time, 0, false);
      case 2 -> frame(true, dice.below(16), time, 0, true);
      case 3 -> frame(false, TEXT, "{\"t0\"", 0, true) + frame(true, 0, ":1}", 0, true);
      case 4 -> frame(true, 0, time, 0, true);
      case 5 -> frame(false, TEXT, "{", 0, true) + frame(true, TEXT, "}", 0, true);
      case 6 -> frame(false, TEXT, "x", 0, true).repeat(1 + dice.below(300));
      case 7 ->
          frame(false, TEXT, "{", 0, true)
              + frame(false, 0, " ".repeat(1_000), 0, true).repeat(400);
      case 8 ->
          frame(true, 9, "p".repeat(dice.of(0, 1, 125, 126, 400)), 0, true)
              .repeat(1 + dice.below(300));
      case 9 -> frame(true, 10, "", 0, true).repeat(300);
      case 10 ->
          frame(
              true,
              8,
              dice.of(
                  "",
                  "\3",
                  "\3\u00e8",
                  "\3\u00ec",
                  "\0\0",
                  "\u000f\u00a8x",
                  "\3\u00e8\u00ff\u00fe",
                  "\3\u00e8" + "x".repeat(200)),
              0,
              true);
      case 11 ->
          "\u0081\u00ff"
              + dice.of(
                  "\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
                  "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
                  "\0\0\0\0\0\4\0\1",
                  "\0\0\0\0\0\0\0\1")
              + "mask"
              + "x".repeat(dice.below(2_000));
      case 12 -> frame(true, TEXT, dice.bytes(1 + dice.below(100)), 0, true);
      case 13 -> frame(true, 2, dice.bytes(1 + dice.below(100)), 0, true);
      case 14 -> dice.damaged(frame(true, TEXT, time, 0, true));
      default -> dice.bytes(1 + dice.below(300));
    };
  }

  /** One frame of a client. */
  static String text(String content) {
    return frame(true, TEXT, content, 0, true);
  }

  private static String frame(
      boolean last, int kind, String content, int reserved, boolean masked) {
    StringBuilder frame = new StringBuilder();
    frame.append((char) ((last ? 0x80 : 0) | reserved | kind));
    int mask = masked ? 0x80 : 0;
    int length = content.length();
    if (length < 126) {
      frame.append((char) (mask | length));
    } else if (length < 65_536) {
      frame.append((char) (mask | 126)).append((char) (length >> 8)).append((char) (length & 0xff));
    } else {
      frame.append((char) (mask | 127)).append("\0\0\0\0");
      for (int shift = 24; shift >= 0; shift -= 8) {
        frame.append((char) (length >> shift & 0xff));
      }
    }
    if (masked) {
      // A mask of zeros leaves the content as it is.
      frame.append("\0\0\0\0");
    }
    return frame.append(content).toString();
  }

  static byte[] bytes(String frame) {
    return frame.getBytes(StandardCharsets.ISO_8859_1);
  }
}
