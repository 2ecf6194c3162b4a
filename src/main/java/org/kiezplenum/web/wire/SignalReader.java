package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Reading.clears;
import static org.kiezplenum.web.wire.Reading.line;
import static org.kiezplenum.web.wire.Reading.lineUnlessCleared;
import static org.kiezplenum.web.wire.Reading.maybeChoice;
import static org.kiezplenum.web.wire.Reading.must;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.signals.Mood;
import org.kiezplenum.assembly.signals.Signal;
import org.kiezplenum.web.wire.Fields.Malformed;

/** Reads what is sent about hand signals and temperature checks. */
final class SignalReader {
  private SignalReader() {}

  static @Nullable Command command(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "signal" -> new Command.GiveSignal(signal(in), !"false".equals(in.word("on")));
      case "answer-temperature" ->
          new Command.AnswerTemperature(
              must(maybeChoice(in, "mood", Mood.values(), Mood::wireName), "mood"));
      case "set-signals" -> new Command.SetSignals(on(in));
      case "set-legend" -> new Command.SetLegend(signal(in), lineUnlessCleared(in), clears(in));
      case "take-temperature" -> new Command.TakeTemperature(line(in, "question"));
      case "end-temperature" -> new Command.EndTemperature();
      default -> null;
    };
  }

  private static Signal signal(Fields in) throws Malformed {
    return must(maybeChoice(in, "signal", Signal.values(), Signal::wireName), "signal");
  }

  /** Names separated by commas; a form names each that is ticked as a field. */
  private static Set<Signal> on(Fields in) throws Malformed {
    Set<Signal> on = EnumSet.noneOf(Signal.class);
    String names = in.text("on");
    for (String name : names == null || names.isBlank() ? new String[0] : names.split(",", -1)) {
      on.add(must(Signal.of(name.strip()), "on"));
    }
    for (Signal signal : Signal.values()) {
      if ("true".equals(in.word(signal.wireName()))) {
        on.add(signal);
      }
    }
    return Set.copyOf(on);
  }
}
