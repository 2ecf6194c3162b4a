package org.kiezplenum.cli;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How far something has come. In a terminal it is one line that is written over; where a file or
 * another program reads, it is a line now and then.
 */
public final class MovingLine {
  private static final long MOVE_NANOS = 100_000_000;
  private static final long REST_NANOS = 5_000_000_000L;

  private final PrintStream stream;
  private final boolean isTerminal;
  private final LongSupplier nanos;
  private long shownAt;
  private int width;

  /**
   * @param isTerminal whether somebody looks at it
   * @param nanos what time it is
   */
  public MovingLine(PrintStream stream, boolean isTerminal, LongSupplier nanos) {
    this.stream = stream;
    this.isTerminal = isTerminal;
    this.nanos = nanos;
    this.shownAt = nanos.getAsLong();
  }

  /** Shows a text, if it is time for one. */
  void show(Supplier<String> text) {
    long now = nanos.getAsLong();
    if (now - shownAt < (isTerminal ? MOVE_NANOS : REST_NANOS)) {
      return;
    }
    shownAt = now;
    String line = text.get();
    if (isTerminal) {
      stream.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      stream.flush();
      width = line.length();
    } else {
      stream.println(line);
    }
  }

  /** Makes room for another line. */
  void clear() {
    if (width > 0) {
      stream.print("\r" + " ".repeat(width) + "\r");
      stream.flush();
      width = 0;
    }
  }
}
