package org.kiezplenum.assembly.signals;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.Map;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.PlainText;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.SignalEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.AgendaCommands;

/** What may be signalled, and what is asked. */
public final class SignalCommands {
  /** Characters, as a reader counts them: it is the word on a button. */
  public static final int LONGEST_LEGEND_GRAPHEMES = 40;

  private SignalCommands() {}

  /** Nothing happens by it: whoever counts signals is told that this one may be given. */
  public static Decided give(Assembly assembly, Signal signal) {
    if (!assembly.isLive()) {
      return refuse(assembly.whyNotLive());
    }
    return assembly.signals().on().contains(signal) ? accept() : refuse(Refusal.Code.SIGNAL_OFF);
  }

  public static Decided answer(Assembly assembly) {
    return assembly.signals().asks() ? accept() : refuse(Refusal.Code.NO_TEMPERATURE);
  }

  public static Decided set(Assembly assembly, Command.SetSignals command) {
    return assembly.signals().on().equals(command.on())
        ? accept()
        : accept(new SignalEvent.SignalsSet(command.on().stream().sorted().toList()));
  }

  /** What is usual comes back where that is said; an empty field alone takes no word away. */
  public static Decided call(Assembly assembly, Command.SetLegend command) {
    Wording said = command.text();
    if (PlainText.graphemes(said.text()) > LONGEST_LEGEND_GRAPHEMES) {
      return refuse(Refusal.Code.TEXT_TOO_LONG, Map.of("n", LONGEST_LEGEND_GRAPHEMES));
    }
    Signal signal = command.signal();
    if (said.text().isEmpty()) {
      if (!command.clears()) {
        return refuse(Refusal.Code.TEXT_MISSING);
      }
      return assembly.signals().legend().containsKey(signal)
          ? accept(new SignalEvent.LegendSet(signal, null))
          : accept();
    }
    int version = assembly.signals().legends().getOrDefault(signal, 0) + 1;
    WordRef text = said.as("signal-" + signal.wireName(), version);
    return accept(new SignalEvent.LegendSet(signal, text)).saying(text, said);
  }

  /** What people have answered to one that is open goes with it, so that is ended first. */
  public static Decided take(Assembly assembly, Command.TakeTemperature command) {
    if (!assembly.isLive()) {
      return refuse(assembly.whyNotLive());
    }
    if (assembly.signals().asks()) {
      return refuse(Refusal.Code.TEMPERATURE_RUNS);
    }
    int number = assembly.signals().checks() + 1;
    Wording asked = command.question();
    if (asked == null || asked.text().isEmpty()) {
      return accept(new SignalEvent.TemperatureTaken(number, null));
    }
    Decided refused = AgendaCommands.refusedTitle(asked);
    if (refused != null) {
      return refused;
    }
    WordRef question = asked.as("temperature-" + number, 1);
    return accept(new SignalEvent.TemperatureTaken(number, question)).saying(question, asked);
  }

  public static Decided end(Assembly assembly) {
    Signals signals = assembly.signals();
    return signals.asks() ? accept(new SignalEvent.TemperatureEnded(signals.checks())) : accept();
  }
}
