package org.kiezplenum.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Refusal;

class FiguresTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final List<Figures.Crowd> crowds =
      List.of(new Figures.Crowd(40, 31, 2), new Figures.Crowd(7, 5, 0));
  private final Figures figures = new Figures(registry, crowds::stream);

  @Test
  void whatIsSeenIsTheSumOfAllRooms() {
    assertThat(figures.now()).isEqualTo(new Figures.Now(2, 47, 36, 2, Duration.ZERO));
    assertThat(gauge("rooms")).isEqualTo(2);
    assertThat(gauge("sockets")).isEqualTo(47);
    assertThat(gauge("people")).isEqualTo(36);
    assertThat(gauge("sockets.behind")).isEqualTo(2);
  }

  @Test
  void anAppendIsMeasuredIfItSucceeds() {
    figures.stored(Future.succeededFuture("stored"));
    figures.stored(Future.failedFuture("away"));
    assertThat(count("append")).isOne();
  }

  @Test
  void aCommandIsSeenOnceItsChangeWasSentAndNotIfItChangedNothing() {
    Unseen unseen = new Unseen(figures);
    long begun = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(300);
    unseen.answered(begun, new Reply.Stored(8, ""), 7);
    unseen.answered(begun, new Reply.Stored(7, ""), 7);
    unseen.answered(begun, new Reply.Refused(new Refusal(Refusal.Code.TOO_FAST)), 7);
    assertThat(count("answer")).isEqualTo(3);
    assertThat(count("shown")).isZero();
    unseen.shown();
    unseen.shown();
    assertThat(count("shown")).isOne();
    assertThat(figures.now().shown()).isGreaterThan(Duration.ofMillis(280));
  }

  private double gauge(String name) {
    return registry.get("kiezplenum." + name).gauge().value();
  }

  private long count(String name) {
    return registry.get("kiezplenum." + name).timer().count();
  }
}
