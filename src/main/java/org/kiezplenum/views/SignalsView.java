package org.kiezplenum.views;

import static org.kiezplenum.views.Node.node;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.signals.Signal;
import org.kiezplenum.assembly.signals.Signals;

/** Which hand signals can be given, what they are called, and what is asked. */
final class SignalsView {
  private SignalsView() {}

  /** For how many seconds each is up. */
  static Map<String, Object> signals(World now) {
    Map<String, Object> signals = new LinkedHashMap<>();
    for (Signal signal : now.assembly().signals().inOrder()) {
      signals.put(signal.wireName(), signal.seconds());
    }
    return signals;
  }

  /** Only what is called otherwise than usual. */
  static @Nullable Map<String, Object> legend(World now) {
    Map<String, Object> legend = new LinkedHashMap<>();
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

  static @Nullable Map<String, Object> temperature(World now) {
    Signals signals = now.assembly().signals();
    return signals.asks()
        ? node()
            .with("n", signals.temperature())
            .with("question", now.text(signals.question()))
            .made()
        : null;
  }
}
