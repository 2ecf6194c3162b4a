package org.kiezplenum.assembly.signals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.SignalEvent;
import org.kiezplenum.assembly.WordRef;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Which hand signals this assembly uses, and how it calls them. Who gives one is not part of any
 * state: it passes.
 *
 * @param on those that can be given
 * @param legend what they mean here, where that differs from what is usual
 * @param legends how many words there have been for each
 * @param checks how many temperature checks there were, so the running number of the last; it is
 *     open if {@code asks}
 * @param question of the temperature check, if there is one
 */
public record Signals(
    Set<Signal> on,
    PMap<Signal, WordRef> legend,
    PMap<Signal, Integer> legends,
    int checks,
    boolean asks,
    @Nullable WordRef question) {

  public static final Signals USUAL =
      new Signals(
          Set.copyOf(EnumSet.of(Signal.AGREE, Signal.LOUDER, Signal.SLOWER, Signal.LANGUAGE)),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          0,
          false,
          null);

  /** What can be given, in the order in which it is shown. */
  public List<Signal> inOrder() {
    return on.stream().sorted().toList();
  }

  public Signals after(SignalEvent event) {
    return switch (event) {
      case SignalEvent.SignalsSet e ->
          new Signals(Set.copyOf(e.on()), legend, legends, checks, asks, question);
      case SignalEvent.LegendSet e -> {
        WordRef text = e.text();
        yield new Signals(
            on,
            text == null ? legend.minus(e.signal()) : legend.plus(e.signal(), text),
            text == null ? legends : legends.plus(e.signal(), text.version()),
            checks,
            asks,
            question);
      }
      case SignalEvent.TemperatureTaken e ->
          new Signals(on, legend, legends, e.number(), true, e.question());
      case SignalEvent.TemperatureEnded e -> ended();
    };
  }

  /** Nothing is asked any more; in records of former times an assembly has ended so. */
  public Signals ended() {
    return new Signals(on, legend, legends, checks, false, null);
  }
}
