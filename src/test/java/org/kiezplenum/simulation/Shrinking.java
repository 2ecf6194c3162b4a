package org.kiezplenum.simulation;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plays an evening; one that fails is made as short as it can be while it fails. */
final class Shrinking {
  private static final int MOST_TRIES = 200;

  private Shrinking() {}

  /** Plays until so many commands were answered; how many they were. */
  static int play(Vertx vertx, long seed, int commands) {
    return play(vertx, seed, commands, Play.Faults.NONE, MOST_TRIES);
  }

  /**
   * @param tries how often something is left out
   */
  static int play(Vertx vertx, long seed, int commands, Play.Faults faults, int tries) {
    List<Act> acts = new ArrayList<>();
    int rooms = Evening.rooms(seed);
    boolean isOver = false;
    try (Play play = new Play(vertx, rooms, faults)) {
      Evening evening = new Evening(seed);
      while (play.audit().commands() < commands) {
        acts.add(evening.next(play));
        play.play(acts.getLast());
      }
      play.play(new Act.Look());
      isOver = true;
      play.isSound();
      return play.audit().commands();
    } catch (Throwable failure) {
      acts.add(new Act.Look());
      Faulty faulty = new Faulty(vertx, rooms, faults, isOver, tries);
      List<Act> fewest = fewest(acts, faulty);
      Throwable last = faulty.failure(fewest);
      throw new AssertionError(
          "play it again with -Dseed=%d: of %d acts these fail as well in %d rooms:%n%s%n%s"
              .formatted(
                  seed,
                  acts.size(),
                  rooms,
                  fewest.stream().map(act -> "  " + act).collect(Collectors.joining("\n")),
                  last == null ? "(only at first)" : last.getMessage()),
          failure);
    }
  }

  /** Leaves out ever smaller stretches, as long as what is left still fails. */
  private static List<Act> fewest(List<Act> acts, Faulty faulty) {
    List<Act> left = List.copyOf(acts);
    for (int size = Math.max(1, left.size() / 2); size >= 1; size /= 2) {
      boolean shorter = true;
      while (shorter) {
        shorter = false;
        for (int from = 0; from < left.size() && faulty.mayTry(); ) {
          List<Act> fewer = new ArrayList<>(left.subList(0, from));
          fewer.addAll(left.subList(Math.min(left.size(), from + size), left.size()));
          if (faulty.failure(fewer) != null) {
            left = fewer;
            shorter = size == 1;
          } else {
            from += size;
          }
        }
      }
    }
    return single(left, faulty);
  }

  /** Of commands that arrive together only those that matter. */
  private static List<Act> single(List<Act> acts, Faulty faulty) {
    List<Act> left = new ArrayList<>(acts);
    for (int at = 0; at < left.size(); at++) {
      for (int each = 0;
          left.get(at) instanceof Act.Send send
              && each < send.commands().size()
              && faulty.mayTry(); ) {
        List<Act.Sent> fewer = new ArrayList<>(send.commands());
        fewer.remove(each);
        List<Act> tried = new ArrayList<>(left);
        tried.set(at, new Act.Send(fewer));
        if (!fewer.isEmpty() && faulty.failure(tried) != null) {
          left = tried;
        } else {
          each++;
        }
      }
    }
    return left;
  }

  /** Plays other acts in the same way. */
  private static final class Faulty {
    private final Vertx vertx;
    private final int rooms;
    private final Play.Faults faults;
    private final boolean isOver;
    private int tries;

    /**
     * @param isOver it failed after the evening, so that its record is to be looked at each time
     */
    Faulty(Vertx vertx, int rooms, Play.Faults faults, boolean isOver, int tries) {
      this.vertx = vertx;
      this.rooms = rooms;
      this.faults = faults;
      this.isOver = isOver;
      this.tries = tries;
    }

    boolean mayTry() {
      return tries > 0;
    }

    @Nullable Throwable failure(List<Act> acts) {
      tries--;
      try (Play play = new Play(vertx, rooms, faults)) {
        acts.forEach(play::play);
        if (isOver) {
          play.isSound();
        }
        return null;
      } catch (AssertionError failure) {
        return failure;
      } catch (RuntimeException withoutSense) {
        // Something was left out that what follows needs.
        return null;
      }
    }
  }
}
