package org.kiezplenum.stories;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A way from one device to the server on which every message takes its time, another one there than
 * back. What was sent earlier arrives earlier.
 */
final class SlowWay implements AutoCloseable {

  /** How long one journey takes, from the shortest to the longest, in milliseconds. */
  record Journey(int shortest, int longest) {
    private int drawn(Random random) {
      return random.nextInt(shortest, longest + 1);
    }
  }

  private record Parcel(long dueNanos, byte[] bytes) {}

  private final int server;
  private final Journey there;
  private final Journey back;
  private final Random random;
  private final ServerSocket door;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

  SlowWay(int server, Journey there, Journey back, long seed) {
    this.server = server;
    this.there = there;
    this.back = back;
    random = new Random(seed);
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::welcome);
  }

  int port() {
    return door.getLocalPort();
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        Socket device = door.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        behind.setTcpNoDelay(true);
        device.setTcpNoDelay(true);
        open.add(device);
        open.add(behind);
        carry(device, behind, there);
        carry(behind, device, back);
      } catch (IOException e) {
        // The door was closed, which ends the loop.
      }
    }
  }

  private void carry(Socket from, Socket to, Journey journey) {
    BlockingQueue<Parcel> onTheWay = new LinkedBlockingQueue<>();
    Thread.ofVirtual().start(() -> send(from, journey, onTheWay));
    Thread.ofVirtual().start(() -> arrive(onTheWay, to));
  }

  private void send(Socket from, Journey journey, BlockingQueue<Parcel> onTheWay) {
    byte[] buffer = new byte[65_536];
    try (from) {
      InputStream in = from.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        long due = System.nanoTime() + journey.drawn(random) * 1_000_000L;
        onTheWay.add(new Parcel(due, Arrays.copyOf(buffer, read)));
      }
    } catch (IOException e) {
      // It ended, as it may.
    } finally {
      onTheWay.add(new Parcel(System.nanoTime(), new byte[0]));
    }
  }

  private static void arrive(BlockingQueue<Parcel> onTheWay, Socket to) {
    try (to) {
      OutputStream out = to.getOutputStream();
      for (Parcel next = onTheWay.take(); next.bytes().length > 0; next = onTheWay.take()) {
        long left = next.dueNanos() - System.nanoTime();
        if (left > 0) {
          Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        }
        out.write(next.bytes());
      }
    } catch (IOException e) {
      // It ended, as it may.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Closeable each : open) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
