package org.kiezplenum.postgres;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Looks whether PostgreSQL lives, and starts it again if it does not: killed by somebody, by a
 * system without memory, or ended by itself because the disk was full. It comes back at the port
 * where it was, since nobody is told of another.
 *
 * <p>One that lives and does not answer is left alone: stopping it could only make that worse.
 */
final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final long LOOK_MILLIS = 200;

  /** Until the next try after one that failed. */
  private static final long REST_MILLIS = 1_000;

  private final Postmaster postmaster;
  private final int port;
  private PidFile watched;
  private boolean ended;
  private boolean failing;

  private Watch(Postmaster postmaster, int port, PidFile watched) {
    this.postmaster = postmaster;
    this.port = port;
    this.watched = watched;
  }

  /** Begins to look after a PostgreSQL that runs at this port. */
  static Watch over(Postmaster postmaster, int port) throws IOException {
    PidFile running = postmaster.running().orElse(new PidFile(0, port));
    Watch watch = new Watch(postmaster, port, running);
    Thread.ofPlatform().daemon().name("postgres-watch").start(watch::look);
    return watch;
  }

  synchronized long pid() {
    return watched.pid();
  }

  /** Succeeds when nothing will be started any more. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  private synchronized void look() {
    try {
      while (!ended) {
        wait(failing ? REST_MILLIS : LOOK_MILLIS);
        // Asked of the process and not of the pid file, which is not whole while it is written.
        if (!ended && !watched.runs(postmaster.cluster())) {
          startAgain();
        }
      }
    } catch (InterruptedException _) {
      LOG.warn("nobody looks after PostgreSQL any more");
      Thread.currentThread().interrupt();
    }
  }

  private void startAgain() {
    try {
      // A start that took longer than anybody waited for it may have come about after all.
      Optional<PidFile> late = postmaster.running();
      if (late.isEmpty()) {
        LOG.atLevel(failing ? Level.DEBUG : Level.ERROR)
            .log("PostgreSQL has ended; starting it again");
        postmaster.start(port);
      }
      watched = postmaster.running().orElse(watched);
      failing = false;
      LOG.info("PostgreSQL runs again on port {}", port);
    } catch (IOException | RuntimeException e) {
      if (!failing) {
        LOG.error("PostgreSQL cannot be started again, trying on: {}", e.getMessage());
      }
      failing = true;
    }
  }
}
