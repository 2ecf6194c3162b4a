package org.kiezplenum.assembly.floor;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Floor.SpeakersList;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** A floor in the making: the parts that an event touches are replaced, all others stay. */
final class FloorDraft {
  SpeakersList list;
  @Nullable Long closesAt;
  @Nullable FloorRules rules;
  FloorRules usual;
  Line line;
  @Nullable Speech speech;
  @Nullable Speech interrupted;
  @Nullable Motion motion;
  OrderCalls calls;
  PMap<ItemId, PVector<Contribution>> said;
  @Nullable ItemId item;
  int answeredAt;
  int last;

  FloorDraft(Floor before) {
    list = before.list();
    closesAt = before.closesAt();
    rules = before.rules();
    usual = before.usual();
    line = before.line();
    speech = before.speech();
    interrupted = before.interrupted();
    motion = before.motion();
    calls = before.calls();
    said = before.said();
    item = before.item();
    answeredAt = before.answeredAt();
    last = before.last();
  }

  Floor made() {
    return new Floor(
        list,
        closesAt,
        rules,
        usual,
        line,
        speech,
        interrupted,
        motion,
        calls,
        said,
        item,
        answeredAt,
        last);
  }

  void say(Entry entry, long millis) {
    if (item != null) {
      Contribution now =
          new Contribution(
              entry.id(), entry.person(), entry.kind(), millis, entry.side(), entry.isResumed());
      said = said.plus(item, here().plus(now));
    }
  }

  boolean isSaid(EntryId entry) {
    return lastOf(entry) >= 0;
  }

  void unsay(EntryId entry) {
    int place = lastOf(entry);
    if (place >= 0 && item != null) {
      said = said.plus(item, here().minus(place));
    }
  }

  void tookMillis(EntryId entry, long millis) {
    int place = lastOf(entry);
    if (place >= 0 && item != null) {
      said = said.plus(item, here().with(place, here().get(place).taking(millis)));
    }
  }

  void merge(PersonId gone, PersonId into) {
    for (ItemId each : said.keySet()) {
      PVector<Contribution> all = said.get(each);
      for (int i = 0; all != null && i < all.size(); i++) {
        all = all.get(i).person().equals(gone) ? all.with(i, all.get(i).of(into)) : all;
      }
      said = all == null ? said : said.plus(each, all);
    }
  }

  private PVector<Contribution> here() {
    return item == null ? TreePVector.empty() : said.getOrDefault(item, TreePVector.empty());
  }

  /** Where it stands, looked for from the end; -1 if nowhere. */
  private int lastOf(EntryId entry) {
    PVector<Contribution> here = here();
    for (int i = here.size() - 1; i >= 0; i--) {
      if (here.get(i).entry().equals(entry)) {
        return i;
      }
    }
    return -1;
  }
}
