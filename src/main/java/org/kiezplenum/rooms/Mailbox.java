package org.kiezplenum.rooms;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;

/** The commands that wait for an append, in the order in which they came. */
final class Mailbox {
  /** Commands in one append. */
  static final int MOST_COMMANDS_IN_A_TURN = 300;

  /** Commands waiting for an append. */
  static final int MOST_WAITING = 20_000;

  private final long patienceMillis;
  private final Deque<Letter> waiting = new ArrayDeque<>();

  /** What is being appended. */
  private List<Letter> underWay = List.of();

  private boolean triedAlone;

  /** How many are tried one by one, because one among them may have broken an append. */
  private int alone;

  /** Tries that a command may break while the database answers. */
  private static final int MOST_BROKEN_TRIES = 3;

  private @Nullable Letter suspect;
  private int brokenTries;

  /** A command and who waits for its answer. */
  record Letter(Mail mail, Promise<Reply> promise, long since) {
    /** It may have been stored or not; the same id may be sent again. */
    private void giveUp() {
      promise.tryComplete(new Reply.Refused(new Refusal(Refusal.Code.DATABASE_AWAY)));
    }
  }

  /**
   * @param patience how long a command waits while the database is away
   */
  Mailbox(Duration patience) {
    patienceMillis = patience.toMillis();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  Future<Reply> put(Mail mail, long millis) {
    if (waiting.size() >= MOST_WAITING) {
      return Future.succeededFuture(new Reply.Refused(new Refusal(Refusal.Code.TOO_FAST)));
    }
    Letter letter = new Letter(mail, Promise.promise(), millis);
    waiting.add(letter);
    return letter.promise().future();
  }

  /**
   * Takes out what goes into the next append. Closing a decision counts the urn, so it must be the
   * first to be decided in its turn, and goes alone. Opening one again is the last of its turn:
   * what is cast after it needs to know what its urn holds.
   */
  List<Letter> take() {
    int most = alone > 0 ? 1 : MOST_COMMANDS_IN_A_TURN;
    alone = Math.max(0, alone - 1);
    List<Letter> batch = new ArrayList<>();
    while (!waiting.isEmpty() && batch.size() < most) {
      boolean counts = waiting.getFirst().mail().command() instanceof Command.CloseDecision;
      if (counts && !batch.isEmpty()) {
        break;
      }
      Letter letter = waiting.removeFirst();
      batch.add(letter);
      if (counts || letter.mail().command() instanceof Command.ReopenDecision) {
        break;
      }
    }
    underWay = batch;
    return batch;
  }

  /** The append has succeeded: everybody is told, unless they were told to send it again. */
  void answer(List<Reply> replies) {
    List<Letter> answered = underWay;
    underWay = List.of();
    for (int i = 0; i < answered.size(); i++) {
      answered.get(i).promise().tryComplete(replies.get(i));
    }
  }

  /** The append has failed: the same commands are tried again, one by one. */
  void takeBack(long millis) {
    alone += underWay.size();
    triedAlone = underWay.size() == 1;
    underWay.reversed().forEach(waiting::addFirst);
    underWay = List.of();
    failExpired(millis);
  }

  /**
   * The database answers and yet the append failed: if it held a single command, that one is the
   * poison, and after some tries it is given up, so that the others go on.
   */
  void dropPoison() {
    if (!triedAlone || waiting.isEmpty()) {
      return;
    }
    Letter first = waiting.getFirst();
    brokenTries = first == suspect ? brokenTries + 1 : 1;
    suspect = first;
    if (brokenTries >= MOST_BROKEN_TRIES) {
      waiting.removeFirst().giveUp();
    }
  }

  /** Tells whoever has waited too long that the database is away. */
  void failExpired(long millis) {
    underWay.stream().filter(letter -> isTired(letter, millis)).forEach(Letter::giveUp);
    while (!waiting.isEmpty() && isTired(waiting.getFirst(), millis)) {
      waiting.removeFirst().giveUp();
    }
  }

  private boolean isTired(Letter letter, long millis) {
    return millis - letter.since() >= patienceMillis;
  }

  /** Nothing will be appended any more. */
  void close() {
    underWay.forEach(Letter::giveUp);
    waiting.forEach(Letter::giveUp);
    waiting.clear();
  }
}
