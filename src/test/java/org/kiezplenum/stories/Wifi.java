package org.kiezplenum.stories;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way from one phone to the server, which can break. A browser that is told to be offline keeps
 * the sockets it has open; a network that is gone does not.
 */
final class Wifi implements AutoCloseable {
  private final int server;
  private final ServerSocket door;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile boolean gone;

  Wifi(int server) {
    this.server = server;
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

  /** Ends all that runs through it, and lets nothing new through. */
  void breaks() {
    gone = true;
    open.forEach(Wifi::hangUp);
  }

  void comesBack() {
    gone = false;
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        Socket phone = door.accept();
        open.add(phone);
        Thread.ofVirtual().start(() -> carry(phone));
      } catch (IOException e) {
        // The door was closed, which ends the loop.
      }
    }
  }

  private void carry(Socket phone) {
    try (phone;
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
      open.add(behind);
      if (gone) {
        return;
      }
      Thread back = Thread.ofVirtual().start(() -> pour(behind, phone));
      pour(phone, behind);
      back.join();
    } catch (IOException e) {
      // It broke, as it may.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until one side ends; then both have ended. */
  private void pour(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      // It broke, as it may.
    } finally {
      hangUp(from);
      hangUp(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void hangUp(Closeable line) {
    try {
      line.close();
    } catch (IOException e) {
      // Then it was closed already.
    }
  }

  @Override
  public void close() {
    hangUp(door);
    breaks();
  }
}
