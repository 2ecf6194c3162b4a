package org.kiezplenum.assembly;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.TimeOfDay;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;

/** A break, murmuring with the neighbours, a round: what is not a queue. */
public final class InterludeCommands {
  private InterludeCommands() {}

  public static Decided takeBreak(Assembly assembly, Command.TakeBreak command, long at) {
    String until = command.until();
    Integer minutes = command.minutes();
    if (until == null || until.isEmpty()) {
      if (minutes == null) {
        return refuse(Refusal.Code.NOT_A_TIME);
      }
      Decided refused = refusedMinutes(minutes);
      return refused == null
          ? begin(assembly, new InterludeEvent.BreakBegun(at + minutes * 60_000L), at)
          : refused;
    }
    if (!TimeOfDay.isValid(until)) {
      return refuse(Refusal.Code.NOT_A_TIME);
    }
    // Shortly after midnight is meant where it is soon; what is over is not meant for tomorrow.
    long end = TimeOfDay.nextAfter(at, until);
    if (end - at > Interlude.LONGEST_MINUTES * 60_000L) {
      return TimeOfDay.isSameDay(at, end)
          ? refuse(Refusal.Code.TIME_TOO_FAR, Map.of("n", Interlude.LONGEST_MINUTES / 60))
          : refuse(Refusal.Code.TIME_IS_OVER);
    }
    return begin(assembly, new InterludeEvent.BreakBegun(end), at);
  }

  static Decided murmur(Assembly assembly, Command.Murmur command, long at) {
    Decided refused = refusedMinutes(command.minutes());
    return refused == null
        ? begin(assembly, new InterludeEvent.MurmuringBegun(at + command.minutes() * 60_000L), at)
        : refused;
  }

  static Decided beginRound(Assembly assembly, Command.BeginRound command, long at) {
    if (command.seats() < 0 || command.seats() > Interlude.MOST_SEATS) {
      return refuse(
          Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 0, "most", Interlude.MOST_SEATS));
    }
    return begin(assembly, new InterludeEvent.RoundBegun(command.seats()), at);
  }

  static Decided goOn(Assembly assembly) {
    return assembly.interlude() instanceof Interlude.None
        ? accept()
        : accept(new InterludeEvent.InterludeEnded());
  }

  static Decided join(Assembly assembly, Person by) {
    if (!(assembly.interlude() instanceof Interlude.Round round)) {
      return refuse(Refusal.Code.NO_ROUND);
    }
    if (round.circle().size() >= 2 * Interlude.MOST_SEATS) {
      return refuse(Refusal.Code.TOO_MANY, Map.of("n", 2 * Interlude.MOST_SEATS));
    }
    return round.has(by.id()) ? accept() : accept(new InterludeEvent.RoundJoined(by.id()));
  }

  /**
   * The desk hands the word on, or whoever has it; whoever was excluded meanwhile is passed over,
   * and after the last seat the round is over. A tap that comes late hands on nothing.
   */
  static Decided next(Assembly assembly, Person by, Command.NextInRound command) {
    if (!(assembly.interlude() instanceof Interlude.Round round)) {
      return refuse(Refusal.Code.NO_ROUND);
    }
    if (!by.isAtDesk() && !by.id().equals(round.speaker())) {
      return refuse(Refusal.Code.NOT_ALLOWED);
    }
    if (command.follows() != round.place()) {
      return refuse(Refusal.Code.ALREADY_MOVED_ON);
    }
    if (round.isThrough()) {
      return accept(new InterludeEvent.InterludeEnded());
    }
    int next = round.next(assembly.floor().calls()::exclude);
    Event advanced = advanced(round, command.passes(), next);
    return next >= round.circle().size()
        ? accept(advanced, new InterludeEvent.InterludeEnded())
        : accept(advanced);
  }

  /** Whoever has the word in a round and is excluded has it no longer. */
  public static List<Event> excluding(Assembly assembly, PersonId person) {
    return assembly.interlude() instanceof Interlude.Round round && person.equals(round.speaker())
        ? List.of(advanced(round, false, round.next(assembly.floor().calls()::exclude)))
        : List.of();
  }

  private static Event advanced(Interlude.Round round, boolean isPassed, int next) {
    return new InterludeEvent.RoundAdvanced(
        round.place(), isPassed, next == round.place() + 1 ? null : next);
  }

  /**
   * A speech pauses meanwhile; whoever speaks keeps the word. Where a round is would be lost, so it
   * is ended first.
   */
  private static Decided begin(Assembly assembly, Event begins, long at) {
    if (!assembly.isLive()) {
      return refuse(assembly.whyNotLive());
    }
    if (assembly.interlude() instanceof Interlude.Round) {
      return refuse(Refusal.Code.ROUND_RUNS);
    }
    List<Event> events = new ArrayList<>();
    Speech speech = assembly.floor().speech();
    if (speech != null && speech.isRunning()) {
      events.add(new FloorEvent.SpeechPaused(speech.entry().id(), speech.spokenMillis(at)));
    }
    if (!(assembly.interlude() instanceof Interlude.None)) {
      events.add(new InterludeEvent.InterludeEnded());
    }
    events.add(begins);
    return accept(events);
  }

  private static @Nullable Decided refusedMinutes(int minutes) {
    return minutes < 1 || minutes > Interlude.LONGEST_MINUTES
        ? refuse(
            Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 1, "most", Interlude.LONGEST_MINUTES))
        : null;
  }
}
