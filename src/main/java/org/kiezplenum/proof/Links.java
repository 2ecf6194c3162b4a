package org.kiezplenum.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Chain;
import org.kiezplenum.journal.Recorded;

/**
 * Follows a chain of hashes link by link. After one that does not hold it goes on from the hash
 * that is written there, so that a single change is a single flaw.
 */
final class Links {
  /** Enough for events that somebody has put in another order by hand; beyond, all are changed. */
  private static final int MOST_SUSPECTS = 40;

  private final Flaws flaws;
  private final List<Suspect> suspects = new ArrayList<>();
  private String hash;
  private long seq;
  private long at;

  /** An event whose hash does not follow from {@code before} and what it says. */
  private record Suspect(String before, Recorded event) {
    boolean follows(String hash, long seq) {
      Recorded there =
          new Recorded(
              seq,
              event.at(),
              event.actor(),
              event.kind(),
              event.version(),
              event.body(),
              event.hash());
      return Chain.hash(hash, there).equals(event.hash());
    }
  }

  Links(AssemblyId assembly, Flaws flaws) {
    this.hash = Chain.beginning(assembly);
    this.flaws = flaws;
  }

  void follow(Recorded event) {
    if (event.seq() != seq + 1) {
      // What it followed is gone, so its own hash proves nothing; the next one's does again.
      flaws.add(Flaw.at(Flaw.FlawKind.MISSING, seq + 1, event.seq() - 1));
    } else if (!Chain.hash(hash, event).equals(event.hash())) {
      suspect(new Suspect(hash, event));
    } else if (event.at() < at) {
      flaws.add(Flaw.at(Flaw.FlawKind.EARLIER, event.seq()));
    }
    hash = event.hash();
    seq = event.seq();
    at = event.at();
  }

  private void suspect(Suspect suspect) {
    if (suspects.size() < MOST_SUSPECTS) {
      suspects.add(suspect);
    } else {
      flaws.add(Flaw.at(Flaw.FlawKind.CHANGED, suspect.event().seq()));
    }
  }

  /** After the last event: tells what was moved from what was changed. */
  void end() {
    suspects.forEach(this::judge);
  }

  private void judge(Suspect suspect) {
    long seq = suspect.event().seq();
    for (Suspect other : suspects) {
      for (String before : List.of(other.before(), other.event().hash())) {
        if (suspect.follows(before, seq)) {
          // It stands where it stood; only the one before it does not.
          return;
        }
      }
    }
    for (Suspect place : suspects) {
      long was = place.event().seq();
      for (Suspect other : suspects) {
        if (suspect.follows(other.before(), was) || suspect.follows(other.event().hash(), was)) {
          flaws.add(new Flaw(Flaw.FlawKind.REORDERED, Map.of("seq", seq, "was", was)));
          return;
        }
      }
    }
    flaws.add(Flaw.at(Flaw.FlawKind.CHANGED, seq));
  }

  /** The number of the last event. */
  long seq() {
    return seq;
  }

  /** The hash that is written in the last event. */
  String hash() {
    return hash;
  }

  /** The time of the last event. */
  long at() {
    return at;
  }
}
