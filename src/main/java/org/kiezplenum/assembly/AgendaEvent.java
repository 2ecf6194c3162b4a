package org.kiezplenum.assembly;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.FloorRules;

/** What happened to the items of the agenda. */
public sealed interface AgendaEvent extends Event {

  record ItemAdded(ItemId item, WordRef title, int minutes, @Nullable Boolean withoutList)
      implements AgendaEvent {}

  record ItemChanged(
      ItemId item,
      @Nullable WordRef title,
      @Nullable Integer minutes,
      @Nullable Boolean withoutList)
      implements AgendaEvent {}

  record ItemMoved(ItemId item, int to) implements AgendaEvent {}

  record ItemRemoved(ItemId item) implements AgendaEvent {}

  /** The rules are copied into the item, so that a later default changes nothing that was. */
  record ItemStarted(ItemId item, FloorRules rules) implements AgendaEvent {}

  record ItemReopened(ItemId item, FloorRules rules) implements AgendaEvent {}

  /** Those waiting who are not struck are taken along to the next item. */
  record ItemClosed(ItemId item, List<EntryId> struck) implements AgendaEvent {}

  /** Leaving the item before, or closing this one, was taken back. */
  record ItemTakenBack(int step, ItemId item) implements AgendaEvent {}
}
