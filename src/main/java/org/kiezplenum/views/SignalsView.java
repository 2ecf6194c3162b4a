package org.kiezplenum.views;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.signals.Signal;
import org.kiezplenum.assembly.signals.Signals;
import org.kiezplenum.told.ViewPart;

/**
 * Which hand signals can be given, what they are called, and what is asked.
 *
 * @param signals for how many seconds each is up
 * @param legend only what is called otherwise than usual
 */
record SignalsView(
    Map<String, Integer> signals,
    @Nullable Map<String, String> legend,
    @Nullable Temperature temperature)
    implements ViewPart {

  /**
   * A picture of the mood that is being taken.
   *
   * @param n how many were taken before, and this one
   */
  record Temperature(int n, @Nullable String question) implements ViewPart {}

  static SignalsView of(World now) {
    return new SignalsView(signals(now), legend(now), temperature(now));
  }

  private static Map<String, Integer> signals(World now) {
    Map<String, Integer> signals = new LinkedHashMap<>();
    for (Signal signal : now.assembly().signals().inOrder()) {
      signals.put(signal.wireName(), signal.seconds());
    }
    return signals;
  }

  private static @Nullable Map<String, String> legend(World now) {
    Map<String, String> legend = new LinkedHashMap<>();
    now.assembly()
        .signals()
        .legend()
        .forEach((signal, text) -> {
          String words = now.text(text);
          if (words != null) {
            legend.put(signal.wireName(), words);
          }
        });
    return legend.isEmpty() ? null : legend;
  }

  private static @Nullable Temperature temperature(World now) {
    Signals signals = now.assembly().signals();
    return signals.asks() ? new Temperature(signals.checks(), now.text(signals.question())) : null;
  }
}
