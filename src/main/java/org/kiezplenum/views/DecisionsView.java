package org.kiezplenum.views;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Decisions;
import org.kiezplenum.told.ViewPart;

/**
 * All that is and was put to the assembly.
 *
 * @param decisions their order
 * @param voting the one that is open or closed and not announced yet
 * @param shown the one whose result is shown
 * @param secretly whether everything on the current item is decided secretly
 * @param byName whether everything on the current item is decided by name
 */
record DecisionsView(
    List<DecisionId> decisions,
    Map<DecisionId, DecisionView> decision,
    @Nullable DecisionId voting,
    @Nullable DecisionId shown,
    boolean secretly,
    boolean byName)
    implements ViewPart {

  static DecisionsView of(World now, @Nullable World then, @Nullable DecisionsView old) {
    Decisions decisions = now.assembly().decisions();
    ItemId current = now.assembly().agenda().current();
    return new DecisionsView(
        decisions.order(),
        DecisionView.all(now, then, old == null ? null : old.decision),
        decisions.voting(),
        decisions.shown(),
        decisions.isSecretOn(current),
        decisions.isByNameOn(current));
  }
}
