package org.kiezplenum.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;

/**
 * Many sockets in this process that all wait for the same frame. It talks to loopback only, and is
 * bounded in sockets, rounds and time.
 */
final class Crowd implements AutoCloseable {
  private static final long ROUND_SECONDS = 120;

  /** Between two acts: longer than views are held together, so that each act is told by itself. */
  private static final Duration PACE = Duration.ofMillis(70);

  private final WebSocketClient client;
  private final List<WebSocket> sockets = new ArrayList<>();
  private final long[] heardAt;
  private volatile BiPredicate<Integer, byte[]> awaited = (round, frame) -> false;
  private volatile int round;
  private volatile CountDownLatch missing = new CountDownLatch(0);
  private final AtomicInteger[] heard;

  private Crowd(Vertx vertx, int size) {
    this.client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxConnections(size)
                .setTryUsePerMessageCompression(false));
    this.heardAt = new long[size];
    this.heard = new AtomicInteger[size];
    Arrays.setAll(heard, i -> new AtomicInteger(-1));
  }

  /**
   * @param greeting what each socket says first, by its number; nothing if it is empty
   */
  static Crowd of(
      Vertx vertx, int size, int port, String path, String protocol, IntFunction<String> greeting)
      throws Exception {
    Crowd crowd = new Crowd(vertx, size);
    WebSocketConnectOptions to =
        new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI(path);
    if (!protocol.isEmpty()) {
      to.addSubProtocol(protocol);
    }
    for (int i = 0; i < size; i++) {
      int number = i;
      WebSocket socket =
          crowd
              .client
              .connect(new WebSocketConnectOptions(to))
              .toCompletionStage()
              .toCompletableFuture()
              .get(ROUND_SECONDS, TimeUnit.SECONDS);
      CountDownLatch greeted = new CountDownLatch(greeting.apply(i).isEmpty() ? 0 : 1);
      socket.handler(frame -> {
        greeted.countDown();
        crowd.hear(number, frame.getBytes());
      });
      if (!greeting.apply(i).isEmpty()) {
        socket.writeTextMessage(greeting.apply(i));
        if (!greeted.await(ROUND_SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException("socket " + i + " was not greeted");
        }
      }
      crowd.sockets.add(socket);
    }
    return crowd;
  }

  private void hear(int number, byte[] frame) {
    int now = round;
    if (heard[number].get() < now && awaited.test(now, frame)) {
      heard[number].set(now);
      heardAt[number] = System.nanoTime();
      missing.countDown();
    }
  }

  /** How long it took from an act until each socket heard of it. */
  record Heard(List<Duration> delays) {
    Duration at(double share) {
      List<Duration> sorted = delays.stream().sorted().toList();
      int index = (int) Math.ceil(share * sorted.size()) - 1;
      return sorted.get(Math.max(0, index));
    }
  }

  /**
   * Acts once a round and waits until all have heard of it.
   *
   * @param act what happens in the round with this number
   * @param isIt whether a frame tells of the act of a round
   */
  Heard rounds(int from, int count, Act act, BiPredicate<Integer, byte[]> isIt) throws Exception {
    List<Duration> delays = new ArrayList<>();
    awaited = isIt;
    for (int i = from; i < from + count; i++) {
      missing = new CountDownLatch(sockets.size());
      round = i;
      long began = System.nanoTime();
      act.happens(i);
      if (!missing.await(ROUND_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(missing.getCount() + " sockets have not heard of " + i);
      }
      for (long at : heardAt) {
        delays.add(Duration.ofNanos(at - began));
      }
      Thread.sleep(PACE);
    }
    return new Heard(delays);
  }

  WebSocket socket(int number) {
    return sockets.get(number);
  }

  @Override
  public void close() {
    Future.join(sockets.stream().map(WebSocket::close).toList());
    client.close();
  }

  /** Something that everybody shall hear of. */
  @FunctionalInterface
  interface Act {
    void happens(int round) throws Exception;
  }
}
