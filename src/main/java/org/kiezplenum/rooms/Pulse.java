package org.kiezplenum.rooms;

import java.util.Map;
import org.kiezplenum.assembly.decisions.DecisionId;

/**
 * Who is here and how many have voted: taken once a second, the latest wins, never kept.
 *
 * <p>Confined to the room's context.
 */
final class Pulse {
  private static final int BEATS_BETWEEN_READING_BALLOTS = 5;

  private final Surroundings here;
  private final Ledger ledger;
  private final Hall hall;
  private Map<String, Object> latest = Map.of("connected", 0);
  private boolean counting;
  private long beats;

  Pulse(Surroundings here, Ledger ledger, Hall hall) {
    this.here = here;
    this.ledger = ledger;
    this.hall = hall;
  }

  Map<String, Object> latest() {
    return latest;
  }

  void take() {
    beats++;
    DecisionId voting = ledger.world().assembly().decisions().voting();
    if (voting == null) {
      beat(Map.of("connected", hall.people()));
    } else if (!counting) {
      counting = true;
      here.stores()
          .urn()
          .turnout(ledger.world().id(), voting)
          .onComplete(counted ->
              here.run(() -> {
                counting = false;
                if (counted.succeeded()) {
                  count(voting, counted.result());
                }
              }));
    }
  }

  private void count(DecisionId voting, int cast) {
    Map<String, Object> turnout = Map.of("decision", voting.value(), "cast", cast);
    beat(Map.of("connected", hall.people(), "turnout", turnout));
    ledger.countedElsewhere(cast, beats % BEATS_BETWEEN_READING_BALLOTS == 0);
  }

  private void beat(Map<String, Object> now) {
    if (!now.equals(latest)) {
      latest = now;
      hall.sendPulse(latest);
    }
  }
}
