package org.kiezplenum.assembly.floor;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Who speaks and who waits, within the current item.
 *
 * @param queue those waiting, in the order in which they will be called
 * @param entries those waiting, by id
 * @param waiting the one entry of each waiting person
 * @param last the running number of the newest entry of the assembly
 */
public record Floor(
    SpeakersList list,
    @Nullable FloorRules rules,
    PVector<EntryId> queue,
    PMap<EntryId, Entry> entries,
    PMap<PersonId, EntryId> waiting,
    @Nullable Speech speech,
    int last) {

  /** A list exists while an item is current, unless the item does without one. */
  public enum SpeakersList {
    NONE,
    OPEN,
    CLOSED,
    OFF
  }

  public static final int MOST_WAITING = 500;

  public static final Floor EMPTY =
      new Floor(
          SpeakersList.NONE,
          null,
          TreePVector.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          null,
          0);

  public @Nullable Entry find(@Nullable EntryId entry) {
    return entry == null ? null : entries.get(entry);
  }

  public @Nullable EntryId waitingOf(PersonId person) {
    return waiting.get(person);
  }

  public @Nullable Entry next() {
    return queue.isEmpty() ? null : entries.get(queue.getFirst());
  }

  public boolean speaks(@Nullable EntryId entry) {
    return Objects.equals(entry, speech == null ? null : speech.entry().id());
  }

  /** A new item, or one opened again, begins with those whom the one before handed on. */
  public Floor begin(FloorRules newRules, SpeakersList state) {
    return new Floor(state, newRules, queue, entries, waiting, null, last);
  }

  /** An item is left: some are struck, the others are taken along to the next. */
  public Floor end(List<EntryId> struck) {
    Floor floor = this;
    for (EntryId entry : struck) {
      floor = floor.without(entry);
    }
    return new Floor(
        SpeakersList.NONE, null, floor.queue, floor.entries, floor.waiting, null, last);
  }

  public Floor listed(SpeakersList state) {
    return new Floor(state, rules, queue, entries, waiting, speech, last);
  }

  public Floor after(Event.EntryMade event) {
    Entry entry = new Entry(event.entry(), event.person(), event.kind());
    Floor made = new Floor(list, rules, queue, entries, waiting, speech, last + 1);
    return made.waitingAt(queue.size(), entry);
  }

  /** The entry leaves the queue: withdrawn, struck or called. */
  public Floor without(EntryId id) {
    Entry entry = Objects.requireNonNull(entries.get(id));
    return new Floor(
        list,
        rules,
        queue.minus(id),
        entries.minus(id),
        waiting.minus(entry.person()),
        speech,
        last);
  }

  /** The entry waits at this place, or last if there are fewer. */
  public Floor waitingAt(int place, Entry entry) {
    return new Floor(
        list,
        rules,
        queue.plus(Math.min(place, queue.size()), entry.id()),
        entries.plus(entry.id(), entry),
        waiting.plus(entry.person(), entry.id()),
        speech,
        last);
  }

  public Floor after(Event.EntryMoved event) {
    return new Floor(
        list,
        rules,
        queue.minus(event.entry()).plus(event.to(), event.entry()),
        entries,
        waiting,
        speech,
        last);
  }

  public Floor after(Event.SpeakerCalled event, long at) {
    Entry entry = Objects.requireNonNull(entries.get(event.entry()));
    long walk = event.walkSeconds() == null ? 0 : event.walkSeconds() * 1000L;
    return without(entry.id())
        .speaking(new Speech(entry, event.limitSeconds(), new Speech.Running(at + walk, 0)));
  }

  public Floor after(Event.SpeechPaused event) {
    return speaking(spoken().with(new Speech.Paused(event.spokenMillis())));
  }

  public Floor after(Event.SpeechResumed event, long at) {
    return speaking(spoken().with(new Speech.Running(at, spoken().spokenMillis(at))));
  }

  public Floor restarted(long at) {
    return speaking(spoken().with(new Speech.Running(at, 0)));
  }

  public Floor after(Event.SpeechExtended event) {
    return speaking(spoken().limitedTo(spoken().limitSeconds() + event.seconds()));
  }

  /** Whoever was called is not there: goes to the end, or is struck. */
  public Floor after(Event.SpeakerAbsent event) {
    Entry absent = spoken().entry().absentOnceMore();
    Floor silent = silent();
    return event.struck() ? silent : silent.waitingAt(queue.size(), absent);
  }

  public Floor silent() {
    return speaking(null);
  }

  /** The same floor, and this is being said. */
  public Floor speaking(@Nullable Speech newSpeech) {
    return new Floor(list, rules, queue, entries, waiting, newSpeech, last);
  }

  /** Two people were one: the earlier place stays. */
  public Floor after(Event.PeopleMerged event) {
    PersonId gone = event.person();
    PersonId into = event.into();
    EntryId of = waitingOf(gone);
    EntryId other = waitingOf(into);
    Floor floor = this;
    if (of != null) {
      boolean isEarlier = other == null || queue.indexOf(of) < queue.indexOf(other);
      int place = queue.indexOf(of);
      Entry entry = Objects.requireNonNull(entries.get(of));
      floor = floor.without(of);
      if (isEarlier) {
        floor = other == null ? floor : floor.without(other);
        floor = floor.waitingAt(place, entry.of(into));
      }
    }
    Speech now = floor.speech;
    return now != null && now.entry().person().equals(gone)
        ? floor.speaking(now.by(now.entry().of(into)))
        : floor;
  }

  private Speech spoken() {
    return Objects.requireNonNull(speech);
  }
}
