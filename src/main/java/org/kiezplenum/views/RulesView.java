package org.kiezplenum.views;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.told.Unwrapped;
import org.kiezplenum.told.ViewPart;

/**
 * The rules of speaking.
 *
 * @param seconds how long one may speak
 * @param fixed how many of the next places stand whoever comes
 * @param account the seconds of each list
 */
record RulesView(
    String order,
    int seconds,
    @Unwrapped @Nullable ListsView lists,
    @Nullable Integer fixed,
    @Nullable String time,
    @Nullable Boolean interpreted,
    @Nullable Integer account,
    @Nullable Map<String, Integer> moreSeconds,
    @Nullable Boolean simpleMotions,
    @Nullable Boolean closedToMotions,
    @Nullable Boolean spokenMayClose)
    implements ViewPart {

  /** How lists take turns. */
  record ListsView(
      String lists,
      List<String> keys,
      String start,
      String turns,
      String whenEmpty,
      int run,
      boolean firstBeforeLists)
      implements ViewPart {

    static ListsView of(Lists lists) {
      return new ListsView(
          lists.by().wireName(),
          lists.keys(),
          lists.start(),
          lists.turns().wireName(),
          lists.whenEmpty().wireName(),
          lists.run(),
          lists.firstSpeakersBefore());
    }
  }

  static RulesView of(FloorRules rules) {
    return new RulesView(
        rules.order().wireName(),
        rules.speechSeconds(),
        rules.lists() == null ? null : ListsView.of(rules.lists()),
        rules.fixedPlaces(),
        rules.time() == null ? null : rules.time().wireName(),
        rules.interpreted(),
        rules.accountSeconds(),
        rules.moreSeconds(),
        rules.simpleMotions(),
        rules.closedToMotions(),
        rules.spokenMayClose());
  }
}
