package org.kiezplenum.live;

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

/** A way through which others talk, and which can fail as networks do. */
public final class Wire implements AutoCloseable {
  private final ServerSocket door;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private volatile int behind;
  private State state = State.WELL;

  private enum State {
    WELL,
    CUT,
    SILENT
  }

  /** To a port of this machine. */
  public Wire(int behind) {
    this.behind = behind;
    try {
      door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::welcome);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Whoever comes from now on is led to this port; who is here stays. */
  public void leadsTo(int port) {
    behind = port;
  }

  /** Ends every connection, and every new one at once. */
  synchronized void isCut() {
    state = State.CUT;
    lines.forEach(Line::end);
  }

  /** Nothing comes through and nobody is told, as when a machine or a cable is gone. */
  synchronized void fallsSilent() {
    state = State.SILENT;
  }

  /** What was held back goes on. */
  synchronized void isWell() {
    state = State.WELL;
    notifyAll();
  }

  /** New connections get through; nobody hears of those that stood before, as after a failover. */
  synchronized void isWellForNewOnes() {
    lines.stream().filter(line -> line.back != null).forEach(line -> line.forgotten = true);
    isWell();
  }

  private synchronized boolean lets(Line line) throws InterruptedException {
    while (state == State.SILENT || line.forgotten) {
      wait();
    }
    return state == State.WELL;
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        Line line = new Line(door.accept());
        lines.add(line);
        Thread.ofVirtual().start(line::carry);
      } catch (IOException e) {
        // The door was closed, which ends the loop.
      }
    }
  }

  private final class Line {
    private final Socket front;
    private volatile Socket back;
    private volatile boolean forgotten;

    private Line(Socket front) {
      this.front = front;
    }

    private void carry() {
      try {
        if (!lets(this)) {
          return;
        }
        back = new Socket(InetAddress.getLoopbackAddress(), behind);
        Thread answers = Thread.ofVirtual().start(() -> pour(back, front));
        pour(front, back);
        answers.join();
      } catch (IOException e) {
        // Nobody is there.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        end();
        lines.remove(this);
      }
    }

    private void pour(Socket from, Socket to) {
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] some = new byte[16_384];
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
          if (!lets(this)) {
            return;
          }
          out.write(some, 0, read);
        }
      } catch (IOException e) {
        // It ended, as it may.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        if (!forgotten) {
          end();
        }
      }
    }

    private void end() {
      hangUp(front);
      if (back != null) {
        hangUp(back);
      }
    }
  }

  private static void hangUp(Closeable end) {
    try {
      end.close();
    } catch (IOException e) {
      // Then it was closed already.
    }
  }

  @Override
  public void close() {
    hangUp(door);
    isCut();
  }
}
