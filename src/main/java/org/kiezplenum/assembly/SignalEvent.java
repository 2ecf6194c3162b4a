package org.kiezplenum.assembly;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.signals.Signal;

/** What happened to hand signals and temperature checks. */
public sealed interface SignalEvent extends Event {

  /** These hand signals can be given, no others. */
  record SignalsSet(List<Signal> on) implements SignalEvent {}

  /** What a hand signal is called here; absent: as usual. */
  record LegendSet(Signal signal, @Nullable WordRef text) implements SignalEvent {}

  /** A temperature check was opened. What people answer is not kept. */
  record TemperatureTaken(int number, @Nullable WordRef question) implements SignalEvent {}

  record TemperatureEnded(int number) implements SignalEvent {}
}
