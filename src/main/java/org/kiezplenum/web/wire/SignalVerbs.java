package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Field.CLEAR;
import static org.kiezplenum.web.wire.Field.oneLine;
import static org.kiezplenum.web.wire.Field.sign;
import static org.kiezplenum.web.wire.Field.truth;
import static org.kiezplenum.web.wire.Field.word;
import static org.kiezplenum.web.wire.FieldReader.choice;
import static org.kiezplenum.web.wire.FieldReader.clears;
import static org.kiezplenum.web.wire.FieldReader.line;
import static org.kiezplenum.web.wire.FieldReader.lineUnlessCleared;
import static org.kiezplenum.web.wire.FieldReader.must;
import static org.kiezplenum.web.wire.Verb.verb;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.signals.Mood;
import org.kiezplenum.assembly.signals.Signal;
import org.kiezplenum.web.wire.Fields.Malformed;

/** What is sent about hand signals and temperature checks. */
final class SignalVerbs {
  private static final Field SIGNAL = word("signal", Signal.values(), Signal::wireName);

  static final List<Verb> ROWS =
      List.of(
          verb(
              "signal",
              Command.GiveSignal.class,
              in -> new Command.GiveSignal(signal(in), !"false".equals(in.word("on"))),
              SIGNAL,
              truth("on")),
          verb(
              Command.AnswerTemperature.class,
              in ->
                  new Command.AnswerTemperature(choice(in, "mood", Mood.values(), Mood::wireName)),
              word("mood", Mood.values(), Mood::wireName)),
          // Names separated by commas; a form names each that is ticked as a field.
          verb(Command.SetSignals.class, in -> new Command.SetSignals(on(in)), sign("on"))
              .and(Stream.of(Signal.values()).map(Signal::wireName).map(Field::truth).toList()),
          verb(
              Command.SetLegend.class,
              in -> new Command.SetLegend(signal(in), lineUnlessCleared(in), clears(in)),
              SIGNAL,
              oneLine("text"),
              CLEAR),
          verb(
              Command.TakeTemperature.class,
              in -> new Command.TakeTemperature(line(in, "question")),
              oneLine("question")),
          verb(Command.EndTemperature.class, in -> new Command.EndTemperature()));

  private SignalVerbs() {}

  private static Signal signal(Fields in) throws Malformed {
    return choice(in, "signal", Signal.values(), Signal::wireName);
  }

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
