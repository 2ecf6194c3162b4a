package org.kiezplenum.views;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.told.Unwrapped;
import org.kiezplenum.told.ViewPart;

/**
 * What everybody in an assembly may see, in no language. It shows no partial result, no note and
 * nothing that a browser can tell from the rest (one's place in the queue, who is next).
 *
 * @param present how many were counted in the room
 * @param next when and where the next assembly is
 */
public record PublicView(
    @Unwrapped OccasionView occasion,
    String phase,
    @Nullable Integer present,
    @Nullable ElectorateView electorate,
    boolean namesCheckedFirst,
    WallView wall,
    @Unwrapped SignalsView signals,
    @Nullable InterludeView interlude,
    @Nullable String next,
    @Nullable ClosingView closing,
    @Unwrapped AgendaView agenda,
    FloorView floor,
    Map<EntryId, FloorView.EntryView> entries,
    @Unwrapped ProposalsView proposals,
    @Unwrapped DecisionsView decisions,
    @Unwrapped TimesView times)
    implements ViewPart {

  /** The view of {@code now}, sharing with {@code old}, the view of {@code then}, what stayed. */
  static PublicView of(World now, @Nullable World then, @Nullable PublicView old) {
    Assembly assembly = now.assembly();
    return new PublicView(
        Kept.or(old == null ? null : old.occasion, OccasionView.of(now)),
        assembly.phase().wireName(),
        assembly.present(),
        ElectorateView.of(now, then, old == null ? null : old.electorate),
        assembly.people().checkedFirst(),
        Kept.or(old == null ? null : old.wall, WallView.of(now)),
        Kept.or(old == null ? null : old.signals, SignalsView.of(now)),
        Kept.or(old == null ? null : old.interlude, InterludeView.of(now)),
        now.filled(assembly.particulars().next()),
        Kept.or(old == null ? null : old.closing, ClosingView.of(now)),
        Kept.or(
            old == null ? null : old.agenda,
            AgendaView.of(now, then, old == null ? null : old.agenda)),
        Kept.or(old == null ? null : old.floor, FloorView.of(now)),
        FloorView.entries(now, then, old == null ? null : old.entries),
        ProposalsView.of(now, then, old == null ? null : old.proposals),
        DecisionsView.of(now, then, old == null ? null : old.decisions),
        Kept.or(old == null ? null : old.times, TimesView.of(assembly.phase())));
  }
}
