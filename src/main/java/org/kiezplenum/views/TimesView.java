package org.kiezplenum.views;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Phase;
import org.kiezplenum.assembly.Phase.Readers;
import org.kiezplenum.told.ViewPart;

/**
 * When an assembly began and ended, and who may read what was written down.
 *
 * @param readers of the minutes that were published, where these are not everybody
 */
record TimesView(
    @Nullable Long openedAt,
    @Nullable Long firstEnd,
    @Nullable Long endedAt,
    @Nullable String readers)
    implements ViewPart {

  static TimesView of(Phase phase) {
    return switch (phase) {
      case Phase.Planned planned -> new TimesView(null, null, null, null);
      case Phase.Live live -> new TimesView(live.openedAt(), live.firstEnd(), null, null);
      case Phase.Ended ended -> ended(ended, null);
      case Phase.Published published ->
          ended(
              published.was(),
              published.to() == Readers.EVERYBODY ? null : published.to().wireName());
    };
  }

  private static TimesView ended(Phase.Ended ended, @Nullable String readers) {
    return new TimesView(ended.was().openedAt(), ended.was().firstEnd(), ended.endedAt(), readers);
  }
}
