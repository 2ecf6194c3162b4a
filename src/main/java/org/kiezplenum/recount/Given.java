package org.kiezplenum.recount;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Setting;

/** What somebody who counts says beside the file, and above it; what they do not say is absent. */
public record Given(@Nullable String method, @Nullable Integer seats, @Nullable String seed) {
  public static final Given NOTHING = new Given(null, null, null);

  /** How a BLT file is counted if nobody says anything else. */
  static final String USUAL_METHOD = "stv-scottish";

  Ask over(Ask ask) {
    Ask asked =
        new Ask(
            method == null ? ask.method() : method,
            ask.options(),
            seats == null ? ask.seats() : seats,
            ask.settings());
    return seed == null ? asked : asked.with(Setting.SEED, seed);
  }
}
