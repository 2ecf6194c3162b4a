package org.kiezplenum.live;

import static org.kiezplenum.journal.Waiting.pause;

import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A client that stays: when its socket ends it comes back by itself as docs/protocol.md says, and
 * sends what was not answered once more under its id.
 */
final class Stayer implements AutoCloseable {
  private static final long LOOK_MILLIS = 5;

  /** A page begins with 500; less makes a test shorter and the crowd at the door no smaller. */
  private static final long FIRST_PAUSE_MILLIS = Long.getLong("crash.pause", 100);

  private static final long LONGEST_PAUSE_MILLIS = 15_000;
  private static final long BEFORE_ONCE_MORE_MILLIS = 200;
  private static final Set<Integer> NEVER = Set.of(1009, 4100, 4101, 4103);

  private final Client client;
  private final SplittableRandom random;
  private int failures;
  private boolean connected;
  private volatile int lastCode;
  private volatile boolean ended;
  private volatile Throwable fault;

  private Stayer(Client client, SplittableRandom random) {
    this.client = client;
    this.random = random;
    come();
    Thread.ofVirtual().start(this::keep);
  }

  /** Connects, and stays connected until it is closed. */
  static Stayer as(Client client, SplittableRandom random) {
    return new Stayer(client, random);
  }

  /** What it holds. */
  Client client() {
    return client;
  }

  /** With what code the last socket that ended has ended, 0 if none has. */
  int lastCode() {
    return lastCode;
  }

  void forgetCode() {
    lastCode = 0;
  }

  synchronized boolean isConnected() {
    check();
    return connected && client.closeCode() == 0;
  }

  /**
   * Sends a command until it is known what became of it, always under its own id.
   *
   * @param wanted asked before it is sent once more
   * @param heard is given each answer; the last one counts
   */
  void send(JsonObject command, BooleanSupplier wanted, Consumer<JsonObject> heard) {
    JsonObject answer = null;
    do {
      if (answer != null) {
        pause(BEFORE_ONCE_MORE_MILLIS);
      }
      int by = say(command);
      if (by > 0) {
        JsonObject came = client.answerBy(by, command.getString("id"));
        if (came != null) {
          answer = came;
          heard.accept(came);
        }
      } else {
        pause(LOOK_MILLIS);
      }
    } while (isOpen(answer) && wanted.getAsBoolean());
  }

  /** Whether an answer leaves open what became of a command. */
  static boolean isOpen(JsonObject answer) {
    return answer == null
        || (answer.containsKey("refused")
            && answer.getJsonObject("refused").getString("code").equals("database-away"));
  }

  /** By which socket it went out, 0 if by none. */
  private synchronized int say(JsonObject command) {
    if (!isConnected()) {
      return 0;
    }
    try {
      client.say(command);
      return client.connection();
    } catch (IllegalStateException lost) {
      return 0;
    }
  }

  private void keep() {
    try {
      while (!ended) {
        int code = client.closeCode() & 0xffff;
        if (code == 0 && connected) {
          pause(LOOK_MILLIS);
        } else {
          lastCode = code == 0 ? lastCode : code;
          pause(pauseMillis(code));
          if (!ended) {
            come();
          }
        }
      }
    } catch (RuntimeException | AssertionError e) {
      fault = e;
    }
  }

  private synchronized void come() {
    connected = false;
    try {
      client.connectSoon();
      connected = client.closeCode() == 0;
    } catch (IllegalStateException away) {
      // Nobody opens; it tries again later.
    }
    failures = connected ? 0 : failures + 1;
  }

  private long pauseMillis(int code) {
    if (NEVER.contains(code)) {
      throw new AssertionError("sent away for ever: " + code);
    }
    double drawn = random.nextDouble();
    long growing =
        (long)
            (Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 10))
                * (0.5 + drawn));
    long more = failures > 0 ? growing : 0;
    return switch (code) {
      case 4001 -> more;
      case 4002 -> (long) (3_000 * drawn) + more;
      case 4003 -> (long) (1_000 * drawn) + more;
      case 4008 -> 10_000 + more;
      default -> growing;
    };
  }

  private void check() {
    if (fault != null) {
      throw new AssertionError("this client cannot go on", fault);
    }
  }

  @Override
  public String toString() {
    return (connected ? "connected" : "away")
        + (", sent away with " + client.closeCode() + ", last with " + lastCode)
        + (", " + failures + " failures in a row")
        + (fault == null ? "" : ", and cannot go on: " + fault);
  }

  @Override
  public void close() {
    ended = true;
    client.close();
  }
}
