package org.kiezplenum.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.kiezplenum.hostile.Play.Problem;
import org.kiezplenum.live.Site;

/** A thousand attacks on one assembly, all from one seed, in sessions of one person each. */
final class Batch {
  static final int SESSIONS = 25;
  static final int ATTACKS = 40;
  private static final int AT_ONCE = 16;
  private static final int MOST_TRIES = 150;

  /** While a problem is made smaller one waits less, and not for ever. */
  private static final int IN_SHORT_MILLIS = 1_000;

  private static final long MAKE_SMALLER_NANOS = 90_000_000_000L;

  private final Site site;
  private final long seed;
  private long until;

  Batch(Site site, long seed) {
    this.site = site;
    this.seed = seed;
  }

  /** A session: whose seat it has, and what is done from it. */
  record Session(int number, int seat, List<Attack> attacks) {}

  Session session(int number) {
    Dice whose = new Dice(Dice.mixed(seed, -number - 1L));
    boolean sockets = whose.oneIn(2);
    List<Attack> attacks = new ArrayList<>();
    for (int i = 0; i < ATTACKS; i++) {
      int place = number * ATTACKS + i;
      Dice dice = new Dice(Dice.mixed(seed, place));
      String id = "c" + place + "-" + Long.toHexString(seed);
      attacks.add(attack(dice, sockets, id));
    }
    // Desks change more than phones do.
    return new Session(number, whose.oneIn(2) ? whose.below(4) : whose.below(28), attacks);
  }

  private static Attack attack(Dice dice, boolean sockets, String id) {
    if (!sockets) {
      return new Requests(dice).next(id);
    }
    return dice.oneIn(60)
        ? new Sockets(dice).next()
        : new Attack(Attack.Kind.TEXT, new Verbs(dice).frame(id), true);
  }

  /** Plays all, some at once; the first problem, or null. */
  Problem play() throws InterruptedException {
    try (Target target = new Target(site)) {
      AtomicReference<Problem> problem = new AtomicReference<>();
      AtomicInteger next = new AtomicInteger();
      List<Thread> players = new ArrayList<>();
      ConcurrentLinkedQueue<Throwable> broken = new ConcurrentLinkedQueue<>();
      for (int i = 0; i < AT_ONCE; i++) {
        Thread player =
            Thread.ofVirtual()
                .start(() -> {
                  for (int n = next.getAndIncrement();
                      n < SESSIONS && problem.get() == null;
                      n = next.getAndIncrement()) {
                    Session session = session(n);
                    Problem found =
                        new Play(target, session.seat(), Wire.PATIENCE_MILLIS)
                            .all(session.attacks());
                    if (found != null) {
                      problem.compareAndSet(null, found);
                    }
                  }
                });
        player.setUncaughtExceptionHandler((thread, failure) -> broken.add(failure));
        players.add(player);
      }
      for (Thread player : players) {
        player.join();
      }
      if (!broken.isEmpty()) {
        throw new AssertionError("the fuzzer itself is broken, seed " + seed, broken.peek());
      }
      return problem.get();
    }
  }

  /** The session in which the problem shows again when it is played alone; null if in none. */
  Session guilty(Predicate<Problem> isWrong) {
    until = System.nanoTime() + MAKE_SMALLER_NANOS;
    return IntStream.range(0, SESSIONS)
        .mapToObj(this::session)
        .filter(session -> fails(session.seat(), session.attacks(), isWrong))
        .findFirst()
        .orElse(null);
  }

  /** As few attacks as show the problem, each as short as it can be. */
  List<Attack> smallest(Session session, Predicate<Problem> isWrong) {
    int[] tries = {MOST_TRIES};
    List<Attack> few =
        Smaller.list(
            session.attacks(), some -> tries[0]-- > 0 && fails(session.seat(), some, isWrong));
    List<Attack> small = new ArrayList<>(few);
    for (int i = 0; i < few.size(); i++) {
      int place = i;
      int[] left = {MOST_TRIES};
      String shorter =
          Smaller.text(
              small.get(place).what(),
              what -> {
                List<Attack> other = new ArrayList<>(small);
                other.set(place, small.get(place).with(what));
                return left[0]-- > 0 && fails(session.seat(), other, isWrong);
              });
      small.set(place, small.get(place).with(shorter));
    }
    return small;
  }

  private boolean fails(int seat, List<Attack> attacks, Predicate<Problem> isWrong) {
    if (System.nanoTime() > until) {
      return false;
    }
    try (Target target = new Target(site)) {
      return isWrong.test(new Play(target, seat, IN_SHORT_MILLIS).all(attacks));
    }
  }
}
