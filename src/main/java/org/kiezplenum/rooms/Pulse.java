package org.kiezplenum.rooms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Rules;
import org.kiezplenum.assembly.Ruling;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.signals.Signals;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.views.Views.Audience;

/**
 * Who is here, how many have voted and how many might still, and which hand signals are up: taken
 * once a second, the latest wins, never kept.
 *
 * <p>Confined to the room's context.
 */
final class Pulse {
  private static final int BEATS_BETWEEN_READING_BALLOTS = 5;

  private final Surroundings here;
  private final Ledger ledger;
  private final Hall hall;
  private final Raised raised = new Raised();
  private Map<String, Object> latest = Map.of("connected", 0);
  private Map<String, Object> latestAtDesk = latest;
  private boolean counting;
  private long beats;

  Pulse(Surroundings here, Ledger ledger, Hall hall) {
    this.here = here;
    this.ledger = ledger;
    this.hall = hall;
  }

  Map<String, Object> latest(Audience audience) {
    return audience == Audience.DESK ? latestAtDesk : latest;
  }

  /** What passes is counted if the rules let it pass, and is stored nowhere. */
  Reply pass(PersonId by, Command.Passing command, long millis) {
    Assembly assembly = ledger.world().assembly();
    Person person = assembly.people().sitting(by);
    if (person == null) {
      return new Reply.Refused(new Refusal(Refusal.Code.NOT_A_PERSON));
    }
    if (Rules.decide(assembly, by, command, Rules.Circumstances.at(millis))
        instanceof Ruling.Refused refused) {
      return new Reply.Refused(refused.refusal());
    }
    count(person.id(), command, millis);
    return new Reply.Stored(hall.views().seq(), "");
  }

  private void count(PersonId person, Command.Passing command, long millis) {
    switch (command) {
      case Command.GiveSignal c when c.isUp() -> raised.give(person, c.signal(), millis);
      case Command.GiveSignal c -> raised.takeBack(person, c.signal());
      case Command.AnswerTemperature c -> raised.answer(person, c.mood(), signals());
    }
  }

  private Signals signals() {
    return ledger.world().assembly().signals();
  }

  void take() {
    beats++;
    DecisionId voting = ledger.world().assembly().decisions().voting();
    if (voting == null) {
      beat(Map.of(), Map.of());
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
    Assembly assembly = ledger.world().assembly();
    Decision decision = assembly.decisions().find(voting);
    if (decision == null) {
      return;
    }
    Set<PersonId> voted = ledger.voted();
    int waiting =
        hall.people(person -> !voted.contains(person) && isWaitedFor(person, assembly, decision));
    Map<String, Object> turnout =
        Map.of("turnout", Map.of("decision", voting.value(), "cast", cast, "waiting", waiting));
    beat(
        turnout,
        decision.isByName() && decision.isOpen()
            ? Map.of("answered", voted.stream().sorted().map(PersonId::value).toList())
            : Map.of());
    ledger.countedElsewhere(cast, beats % BEATS_BETWEEN_READING_BALLOTS == 0);
  }

  /** Where nobody keeps a list, those who sit at the desk are busy and seldom vote there. */
  private static boolean isWaitedFor(PersonId id, Assembly assembly, Decision decision) {
    Person person = assembly.people().find(id);
    boolean isBusy = assembly.electorate().size() == null && person != null && person.isAtDesk();
    return !isBusy && decision.isAskedOf(assembly.electorate(), id);
  }

  /**
   * Everybody is told how many have voted.
   *
   * @param answered only desks are told who, and only in a vote by name, so that they can call the
   *     others
   */
  private void beat(Map<String, Object> turnout, Map<String, Object> answered) {
    Map<String, Object> common = new LinkedHashMap<>();
    common.put("connected", hall.people());
    common.putAll(turnout);
    Map<String, Object> temperature = raised.temperature(signals());
    if (!temperature.isEmpty()) {
      common.put("temperature", temperature);
    }
    Map<String, Object> now = with(common, false);
    Map<String, Object> atDesk = new LinkedHashMap<>(with(common, true));
    atDesk.putAll(answered);
    if (!now.equals(latest) || !atDesk.equals(latestAtDesk)) {
      latest = now;
      latestAtDesk = atDesk;
      hall.sendPulse(latest, latestAtDesk);
    }
  }

  private Map<String, Object> with(Map<String, Object> common, boolean atDesk) {
    Map<String, Object> counts = raised.counts(signals(), atDesk, here.now());
    if (counts.isEmpty()) {
      return common;
    }
    Map<String, Object> now = new LinkedHashMap<>(common);
    now.put("signals", counts);
    return now;
  }
}
