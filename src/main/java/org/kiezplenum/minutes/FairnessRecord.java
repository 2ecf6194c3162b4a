package org.kiezplenum.minutes;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.floor.speech.Shares;
import org.kiezplenum.told.Fairness;
import org.kiezplenum.told.Told;

/**
 * How the time to speak was shared.
 *
 * @param shares of the lists, as they were stated when the assembly ended; absent if too few spoke
 */
public record FairnessRecord(Fairness fairness, @Nullable Shares shares) {

  Map<String, Object> context() {
    Integer first = fairness.firstPercent();
    Told data =
        new Told()
            .with("speakers", fairness.speakers())
            .with("present", fairness.present())
            .with("first", first)
            .with("again", first == null ? null : 100 - first)
            .with("median", fairness.medianMillis())
            .with("asides", fairness.asideMillis() == 0 ? null : fairness.asideMillis())
            .with("inequality", fairness.inequality());
    if (shares != null) {
      data.with("run", shares.longestRun())
          .with("shares", shares.parts().stream().map(FairnessRecord::part).toList());
    }
    return data.made();
  }

  private static Map<String, Object> part(Shares.Part part) {
    return new Told().with("list", part.list()).with("percent", part.percent()).made();
  }
}
