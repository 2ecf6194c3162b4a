package org.kiezplenum.views;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.list.Asking;
import org.kiezplenum.assembly.floor.list.DeclaredInWords;
import org.kiezplenum.assembly.floor.list.PlaceReason;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.told.Fairness;
import org.kiezplenum.told.ViewPart;

/**
 * What the desk sees of the floor beyond everybody. No group is in it either.
 *
 * @param reasons why people wait where they wait, but for those who simply wait in order
 * @param asking whom the moderation has to ask before it can call the next
 * @param fairness who has been heard so far; absent before anybody was
 * @param orderCalls how often people were called to order; absent if nobody was
 */
record DeskFloorView(
    @Nullable Map<EntryId, String> reasons,
    @Nullable String asking,
    @Nullable FairnessView fairness,
    @Nullable Map<PersonId, Integer> orderCalls)
    implements ViewPart {

  /**
   * Who has been heard so far.
   *
   * @param first the part of the time that first contributions took, in percent
   */
  record FairnessView(int speakers, int present, @Nullable Integer first) implements ViewPart {}

  static DeskFloorView of(World now, @Nullable World then, @Nullable DeskFloorView old) {
    Map<PersonId, Integer> orderCalls = now.assembly().floor().calls().toOrder();
    return new DeskFloorView(
        old != null && isArrangedAsBefore(now, then) ? old.reasons() : reasons(now),
        old != null && asksAsBefore(now, then) ? old.asking() : asking(now),
        old != null && wasHeardAsBefore(now, then) ? old.fairness() : fairness(now),
        orderCalls.isEmpty() ? null : orderCalls);
  }

  private static boolean isArrangedAsBefore(World now, @Nullable World then) {
    Floor floor = now.assembly().floor();
    return then != null
        && floor.line() == then.assembly().floor().line()
        && floor.rules() == then.assembly().floor().rules();
  }

  private static @Nullable Map<EntryId, String> reasons(World now) {
    Floor floor = now.assembly().floor();
    Function<EntryId, PlaceReason> why = PlaceReason.why(floor);
    Map<EntryId, String> reasons = new LinkedHashMap<>();
    for (EntryId entry : floor.queue()) {
      PlaceReason reason = why.apply(entry);
      if (reason != PlaceReason.IN_ORDER) {
        reasons.put(entry, reason.wireName());
      }
    }
    return reasons.isEmpty() ? null : reasons;
  }

  private static boolean asksAsBefore(World now, @Nullable World then) {
    return then != null
        && now.assembly().floor() == then.assembly().floor()
        && now.assembly().people() == then.assembly().people();
  }

  private static @Nullable String asking(World now) {
    Asking asking =
        Asking.now(now.assembly().floor(), DeclaredInWords.of(now.assembly(), now.texts()::get));
    return asking == Asking.NOBODY ? null : asking.name().toLowerCase(Locale.ROOT);
  }

  private static boolean wasHeardAsBefore(World now, @Nullable World then) {
    Assembly assembly = now.assembly();
    return then != null
        && assembly.floor().said() == then.assembly().floor().said()
        && assembly.people() == then.assembly().people()
        && Objects.equals(assembly.present(), then.assembly().present());
  }

  private static @Nullable FairnessView fairness(World now) {
    Assembly assembly = now.assembly();
    Fairness fairness =
        Fairness.of(assembly.floor(), assembly.present(), assembly.people().byId().size());
    return fairness.speakers() == 0
        ? null
        : new FairnessView(fairness.speakers(), fairness.present(), fairness.firstPercent());
  }
}
