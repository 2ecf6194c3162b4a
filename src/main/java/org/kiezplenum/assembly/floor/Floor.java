package org.kiezplenum.assembly.floor;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.EntryKind.Slot;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Who speaks and who waits, within the current item, and what was said in all items.
 *
 * @param closesAt when the list that is still open will be closed, in milliseconds since 1970
 * @param rules of the current item
 * @param usual the rules that the next items begin with
 * @param interrupted what goes on after a technical point
 * @param motion the point of order that is to be settled
 * @param calls to the topic and to order
 * @param said by item, in order
 * @param answeredAt how much had been said when it was last answered whether to go on; -1: never
 * @param last the running number of the newest entry of the assembly
 */
public record Floor(
    SpeakersList list,
    @Nullable Long closesAt,
    @Nullable FloorRules rules,
    FloorRules usual,
    Line line,
    @Nullable Speech speech,
    @Nullable Speech interrupted,
    @Nullable Motion motion,
    OrderCalls calls,
    PMap<ItemId, PVector<Contribution>> said,
    @Nullable ItemId item,
    int answeredAt,
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
          null,
          FloorRules.USUAL,
          Line.EMPTY,
          null,
          null,
          null,
          OrderCalls.NONE,
          HashTreePMap.empty(),
          null,
          -1,
          0);

  /** Those waiting, in the order in which they will be called. */
  public PVector<EntryId> queue() {
    return line.queue();
  }

  /** Those waiting, by id. */
  public PMap<EntryId, Entry> entries() {
    return line.entries();
  }

  public @Nullable Entry find(@Nullable EntryId entry) {
    return line.find(entry);
  }

  /** The contribution that this person waits with. */
  public @Nullable EntryId waitingOf(PersonId person) {
    return waitingOf(person, Slot.CONTRIBUTION);
  }

  public @Nullable EntryId waitingOf(PersonId person, Slot slot) {
    return line.waiting().get(new Line.LinePlace(person, slot));
  }

  /** Everything that this person waits with. */
  public List<EntryId> allOf(PersonId person) {
    return Arrays.stream(Slot.values())
        .map(slot -> waitingOf(person, slot))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Whether somebody waits with the same as this entry, be it this or another. */
  public boolean isTaken(Entry entry) {
    return line.waiting().containsKey(Line.LinePlace.of(entry));
  }

  public @Nullable Entry next() {
    return queue().isEmpty() ? null : line.get(queue().getFirst());
  }

  /** Whether this place was promised, whoever comes. */
  public boolean standsFor(EntryId entry) {
    return line.fixed().contains(entry);
  }

  public boolean speaks(@Nullable EntryId entry) {
    return Objects.equals(entry, speech == null ? null : speech.entry().id());
  }

  /** Whether the list takes contributions at this time. */
  public boolean isClosed(long at) {
    return list == SpeakersList.CLOSED || (closesAt != null && at >= closesAt);
  }

  /** What was said to the current item. */
  public PVector<Contribution> saidHere() {
    return item == null ? TreePVector.empty() : said.getOrDefault(item, TreePVector.empty());
  }

  /** Who has spoken to the current item in a way that counts. */
  public Set<PersonId> haveSpoken() {
    return saidHere().stream()
        .filter(Contribution::counts)
        .map(Contribution::person)
        .collect(Collectors.toSet());
  }

  public boolean hasSpoken(PersonId person) {
    return saidHere().stream().anyMatch(said -> said.counts() && said.person().equals(person));
  }

  /** A new item, or one opened again, begins with those whom the one before handed on. */
  public Floor begin(ItemId newItem, FloorRules newRules, SpeakersList state) {
    return with(d -> {
      d.list = state;
      d.rules = newRules;
      d.item = newItem;
      d.speech = null;
    });
  }

  /** An item is left: some are struck, the others are taken along to the next. */
  public Floor end(List<EntryId> struck) {
    return with(d -> {
      d.list = SpeakersList.NONE;
      d.closesAt = null;
      d.rules = null;
      d.item = null;
      d.speech = null;
      d.interrupted = null;
      d.motion = null;
      d.answeredAt = -1;
      struck.forEach(entry -> d.line = d.line.without(entry));
      d.line = d.line.fixing(List.of());
    });
  }

  public Floor listed(SpeakersList state) {
    return with(d -> {
      d.list = state;
      d.closesAt = null;
    });
  }

  public Floor closingAt(long until) {
    return with(d -> d.closesAt = until);
  }

  /** The entry leaves the queue: withdrawn, struck or called. */
  public Floor without(EntryId id) {
    return lined(line -> line.without(id));
  }

  /** The entry waits at this place, or last if there are fewer. */
  public Floor waitingAt(int place, Entry entry) {
    return lined(line -> line.with(place, entry));
  }

  /** The entry waits in front again, whatever the rule says. */
  public Floor waitingInFront(Entry entry) {
    return lined(line -> line.with(0, entry).fixing(line.fixed().plus(0, entry.id())));
  }

  public Floor after(FloorEvent.EntryMoved event) {
    return lined(line ->
        event.step() == null
            ? line.moved(event.entry(), event.to())
            : line.movedBack(event.entry(), event.to()));
  }

  public Floor ordered(List<EntryId> order) {
    return lined(line -> line.ordered(order));
  }

  public Floor settled() {
    return with(d -> d.motion = null);
  }

  /** Whether this entry is the point of order that is to be settled. */
  public boolean moves(EntryId entry) {
    return motion != null && motion.entry().equals(entry);
  }

  /** It was answered whether the debate goes on. */
  public Floor answered() {
    return with(d -> d.answeredAt = saidHere().size());
  }

  public Floor after(FloorEvent.SpeechPaused event) {
    return speaking(spoken().with(new Speech.Paused(event.spokenMillis())));
  }

  public Floor after(FloorEvent.SpeechResumed event, long at) {
    return speaking(spoken().with(new Speech.Running(at, spoken().spokenMillis(at))));
  }

  public Floor restarted(long at) {
    return speaking(spoken().with(new Speech.Running(at, 0)));
  }

  public Floor after(FloorEvent.SpeechExtended event) {
    return speaking(spoken().limitedTo(spoken().limitSeconds() + event.seconds()));
  }

  /** What was begun counts as not said. */
  public Floor unsaid(EntryId entry) {
    return with(d -> d.unsay(entry));
  }

  /** What was taken back as not said was said after all, and a point of order is moved again. */
  public Floor said(Speech taken) {
    return with(d -> {
      d.say(taken.entry(), 0);
      d.motion = Motion.of(taken.entry(), d.motion);
    });
  }

  /** What was said has ended: nobody speaks, or whoever was interrupted. */
  public Floor silent() {
    return with(d -> {
      d.speech = interrupted;
      d.interrupted = null;
    });
  }

  /** The same floor, and this is being said. */
  public Floor speaking(@Nullable Speech newSpeech) {
    return with(d -> d.speech = newSpeech);
  }

  /** What had ended goes on, and is said again if it had ended unheard. */
  public Floor goingOn(@Nullable Speech taken) {
    return with(d -> {
      d.speech = taken;
      if (taken != null && !d.isSaid(taken.entry().id())) {
        d.say(taken.entry(), 0);
      }
    });
  }

  private Speech spoken() {
    return Objects.requireNonNull(speech);
  }

  private Floor lined(UnaryOperator<Line> change) {
    return with(d -> d.line = change.apply(d.line));
  }

  /** The same floor, but for this. */
  Floor with(Consumer<FloorDraft> change) {
    FloorDraft draft = new FloorDraft(this);
    change.accept(draft);
    return draft.made();
  }
}
