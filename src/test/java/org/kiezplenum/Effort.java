package org.kiezplenum;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.SplittableRandom;

/**
 * How much work something is. It is the same on a fast machine, on a slow one and on one that has
 * much else to do: the processor time of this thread, beside what it takes here and now to draw a
 * million random numbers.
 */
public final class Effort {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int NUMBERS = 1_000_000;
  private static final int ROUNDS = 5;

  private static volatile long drawn;

  private Effort() {}

  /** The least of so many times, in millions of random numbers. */
  public static double of(int times, Runnable work) {
    return (double) nanos(times, work) / nanos(ROUNDS, Effort::draw);
  }

  private static void draw() {
    SplittableRandom random = new SplittableRandom(1);
    long sum = 0;
    for (int i = 0; i < NUMBERS; i++) {
      sum += random.nextLong();
    }
    drawn = sum;
  }

  private static long nanos(int times, Runnable work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < times; i++) {
      long before = THREADS.getCurrentThreadCpuTime();
      work.run();
      least = Math.min(least, THREADS.getCurrentThreadCpuTime() - before);
    }
    return Math.max(1, least);
  }
}
