package org.kiezplenum.rooms;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.signals.Mood;
import org.kiezplenum.assembly.signals.Signal;
import org.kiezplenum.assembly.signals.Signals;

/**
 * The hand signals that are up in a room and the answers to its temperature check. They are counted
 * and forgotten: nothing of them is stored, and nobody is told who gave one. Each process counts
 * those who are connected to it.
 */
final class Raised {
  private static final int EXACT_BELOW = 10;
  private static final int BY_FIVES_BELOW = 50;

  private final Map<Signal, Map<PersonId, Long>> until = new EnumMap<>(Signal.class);
  private final Map<PersonId, Mood> moods = new HashMap<>();
  private int temperature;

  /** A person counts once, however often they give it; each time it is up for longer. */
  void give(PersonId person, Signal signal, long millis) {
    until
        .computeIfAbsent(signal, none -> new HashMap<>())
        .put(person, millis + signal.seconds() * 1000L);
  }

  void takeBack(PersonId person, Signal signal) {
    Map<PersonId, Long> given = until.get(signal);
    if (given != null) {
      given.remove(person);
    }
  }

  /** The latest answer of a person counts. */
  void answer(PersonId person, Mood mood, Signals signals) {
    turnTo(signals);
    moods.put(person, mood);
  }

  /** How many give each signal that is up now; absent where nobody does. */
  Map<String, Object> counts(Signals signals, boolean atDesk, long millis) {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Signal signal : signals.inOrder()) {
      Map<PersonId, Long> given = until.get(signal);
      if (given != null && (atDesk || signal.isSeenByAll())) {
        given.values().removeIf(end -> end <= millis);
        if (!given.isEmpty()) {
          counts.put(signal.wireName(), damped(given.size()));
        }
      }
    }
    return counts;
  }

  /** How the answers stand, as numbers and in whole percent. */
  Map<String, Object> temperature(Signals signals) {
    turnTo(signals);
    Map<String, Object> stands = new LinkedHashMap<>();
    if (signals.asks()) {
      Map<String, Object> percent = new LinkedHashMap<>();
      stands.put("n", temperature);
      stands.put("answers", moods.size());
      for (Mood mood : Mood.values()) {
        int votes = (int) moods.values().stream().filter(mood::equals).count();
        stands.put(mood.wireName(), votes);
        percent.put(mood.wireName(), percent(votes, moods.size()));
      }
      stands.put("percent", percent);
    }
    return stands;
  }

  private void turnTo(Signals signals) {
    if (temperature != signals.checks() || !signals.asks()) {
      temperature = signals.checks();
      moods.clear();
    }
  }

  /** Rounded half up. */
  private static int percent(int part, int all) {
    return all == 0 ? 0 : (200 * part + all) / (2 * all);
  }

  /** In a large hall a figure that flickers tells nothing. */
  static int damped(int count) {
    if (count < EXACT_BELOW) {
      return count;
    }
    return count < BY_FIVES_BELOW ? count - count % 5 : count - count % 10;
  }
}
