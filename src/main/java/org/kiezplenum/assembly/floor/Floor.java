package org.kiezplenum.assembly.floor;

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

  /** A list exists while an item is current. */
  public enum SpeakersList {
    NONE,
    OPEN,
    CLOSED
  }

  public static final int MOST_WAITING = 500;

  public static final Floor EMPTY = empty(SpeakersList.NONE, null, 0);

  public @Nullable Entry find(EntryId entry) {
    return entries.get(entry);
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

  /** A new item, or one opened again, begins with an empty, open list. */
  public Floor begin(FloorRules newRules) {
    return empty(SpeakersList.OPEN, newRules, last);
  }

  public Floor end() {
    return empty(SpeakersList.NONE, null, last);
  }

  public Floor listed(SpeakersList state) {
    return new Floor(state, rules, queue, entries, waiting, speech, last);
  }

  public Floor after(Event.EntryMade event) {
    Entry entry = new Entry(event.entry(), event.person(), event.kind());
    return new Floor(
        list,
        rules,
        queue.plus(entry.id()),
        entries.plus(entry.id(), entry),
        waiting.plus(entry.person(), entry.id()),
        speech,
        last + 1);
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

  public Floor after(Event.SpeakerCalled event, long at) {
    Entry entry = Objects.requireNonNull(entries.get(event.entry()));
    return without(entry.id())
        .speaking(new Speech(entry, event.limitSeconds(), new Speech.Running(at, 0)));
  }

  public Floor after(Event.SpeechPaused event) {
    return speaking(spoken().with(new Speech.Paused(event.spokenMillis())));
  }

  public Floor after(Event.SpeechResumed event, long at) {
    return speaking(spoken().with(new Speech.Running(at, spoken().spokenMillis(at))));
  }

  public Floor silent() {
    return speaking(null);
  }

  private Speech spoken() {
    return Objects.requireNonNull(speech);
  }

  private Floor speaking(@Nullable Speech newSpeech) {
    return new Floor(list, rules, queue, entries, waiting, newSpeech, last);
  }

  private static Floor empty(SpeakersList state, @Nullable FloorRules rules, int last) {
    return new Floor(
        state, rules, TreePVector.empty(), HashTreePMap.empty(), HashTreePMap.empty(), null, last);
  }
}
