package org.kiezplenum.rooms;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How busy the rooms of this process are, and how fast. Says nothing of what is said in them. */
public final class Figures {
  private static final double ALMOST_ALL = 0.99;

  /** From what nobody notices to what everybody has given up. */
  private static final Duration[] BUCKETS =
      Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Supplier<Stream<Crowd>> crowds;
  private final Timer stored;
  private final Timer answered;
  private final Timer shown;

  /**
   * Who listens to a room, as of the last second.
   *
   * @param sockets open windows
   * @param people of whom at least one window is open
   * @param behind sockets that do not read as fast as there is news
   */
  record Crowd(int sockets, int people, int behind) {
    static final Crowd NONE = new Crowd(0, 0, 0);

    private Crowd and(Crowd other) {
      return new Crowd(sockets + other.sockets, people + other.people, behind + other.behind);
    }
  }

  /**
   * How it goes. Times are those of the last minutes, zero if nothing was done in them.
   *
   * @param rooms open now, also those that nobody listens to at the moment
   * @param sockets open windows
   * @param people with at least one window open, counted in each room
   * @param behind sockets that do not read as fast as there is news
   * @param shown within which almost all (99 of 100) commands could be seen by everybody
   */
  public record Now(int rooms, int sockets, int people, int behind, Duration shown) {}

  /**
   * @param crowds of every open room
   */
  Figures(MeterRegistry registry, Supplier<Stream<Crowd>> crowds) {
    this.crowds = crowds;
    gauge(registry, "rooms", "open assemblies", () -> crowds.get().count());
    gauge(registry, "sockets", "open windows", () -> total().sockets());
    gauge(registry, "people", "people with at least one window open", () -> total().people());
    gauge(registry, "sockets.behind", "sockets that read too slowly", () -> total().behind());
    stored = timer(registry, "append", "from the begin of an append until it is stored");
    answered = timer(registry, "answer", "from a command until its answer");
    shown = timer(registry, "shown", "from an accepted command until sockets were sent the change");
  }

  /** The bounds between which times are counted. */
  public static double[] bucketsInNanos() {
    return Stream.of(BUCKETS).mapToDouble(Duration::toNanos).toArray();
  }

  private static void gauge(
      MeterRegistry registry, String name, String meaning, Supplier<Number> value) {
    Gauge.builder("kiezplenum." + name, value).description(meaning).register(registry);
  }

  private static Timer timer(MeterRegistry registry, String name, String meaning) {
    return Timer.builder("kiezplenum." + name)
        .description(meaning)
        // For whoever looks at this process alone; buckets can be added up over several.
        .publishPercentiles(ALMOST_ALL)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private Crowd total() {
    return crowds.get().reduce(Crowd.NONE, Crowd::and);
  }

  /** How it goes now. */
  public Now now() {
    Crowd all = total();
    var times = shown.takeSnapshot().percentileValues();
    double nanos = times.length == 0 ? 0 : times[times.length - 1].value(TimeUnit.NANOSECONDS);
    return new Now(
        (int) crowds.get().count(),
        all.sockets(),
        all.people(),
        all.behind(),
        Duration.ofNanos((long) nanos));
  }

  /** Measures an append that begins now, if it succeeds. */
  <T> Future<T> stored(Future<T> append) {
    long begun = System.nanoTime();
    return append.onSuccess(done -> stored.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS));
  }

  void answered(long begun) {
    answered.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
  }

  void shown(long begun) {
    shown.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
  }
}
