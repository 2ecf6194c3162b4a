package org.kiezplenum.minutes;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.ElectorateEvent;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.InterludeEvent;
import org.kiezplenum.assembly.NoteEvent;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.SignalEvent;
import org.kiezplenum.assembly.Step;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.PersonId;

/**
 * Who was called to speak on which item, and for how long. A call that was taken back and somebody
 * who was not there are no contributions; who waited on into the next item contributes to that one.
 */
final class Speeches {
  private record Spoken(PersonId person, ItemId item, long millis) {}

  private final Map<EntryId, PersonId> asked = new HashMap<>();
  private final Map<EntryId, Spoken> spoken = new HashMap<>();
  private final Map<EntryId, Spoken> unsaid = new HashMap<>();

  void remember(Event event, Assembly before) {
    switch (event) {
      case FloorEvent.EntryMade e -> asked.put(e.entry(), e.person());
      case FloorEvent.SpeakerCalled e -> call(e.entry(), before.agenda().current());
      case FloorEvent.CallTakenBack e -> {
        spoken.remove(e.entry());
        goOn(before, e.step());
      }
      case FloorEvent.SpeechTakenUp e -> goOn(before, e.step());
      case AgendaEvent.ItemTakenBack e -> goOn(before, e.step());
      case FloorEvent.SpeakerAbsent e -> unsay(e.entry());
      case FloorEvent.AbsenceTakenBack e -> say(e.entry());
      case FloorEvent.FloorYielded e -> spoken.remove(e.entry());
      case FloorEvent.SpeechEnded e when e.unheard() != null -> unsay(e.entry());
      // Said anew when a speech was taken up again: the later figure holds the earlier.
      case FloorEvent.SpeechEnded e ->
          spoken.computeIfPresent(
              e.entry(), (id, so) -> new Spoken(so.person(), so.item(), e.spokenMillis()));
      case AgendaEvent.ItemAdded _,
          AgendaEvent.ItemChanged _,
          AgendaEvent.ItemMoved _,
          AgendaEvent.ItemRemoved _,
          AgendaEvent.ItemStarted _,
          AgendaEvent.ItemReopened _,
          AgendaEvent.ItemClosed _ -> {}
      case FloorEvent.QueueArranged _,
          FloorEvent.FloorRulesSet _,
          FloorEvent.EntryWithdrawn _,
          FloorEvent.EntryStruck _,
          FloorEvent.EntryRestored _,
          FloorEvent.EntryMoved _,
          FloorEvent.MotionSorted _,
          FloorEvent.MotionObjected _,
          FloorEvent.MotionSettled _,
          FloorEvent.CalledToTopic _,
          FloorEvent.CalledToOrder _,
          FloorEvent.OrderCallLifted _,
          FloorEvent.DebateAsked _,
          FloorEvent.SharesStated _,
          FloorEvent.DebateEnded _,
          FloorEvent.ListClosing _,
          FloorEvent.ClockRestarted _,
          FloorEvent.SpeechExtended _,
          FloorEvent.SpeechPaused _,
          FloorEvent.SpeechResumed _,
          FloorEvent.ListClosed _,
          FloorEvent.ListOpened _,
          FloorEvent.ListTurnedOff _ -> {}
      case AssemblyEvent _,
          InterludeEvent _,
          PeopleEvent _,
          ElectorateEvent _,
          NoteEvent _,
          SignalEvent _,
          ProposalEvent _,
          VotingEvent _ -> {}
    }
  }

  private void unsay(EntryId entry) {
    Spoken not = spoken.remove(entry);
    if (not != null) {
      unsaid.put(entry, not);
    }
  }

  private void say(EntryId entry) {
    Spoken after = unsaid.remove(entry);
    if (after != null) {
      spoken.put(entry, after);
    }
  }

  /** A speech that had ended unheard goes on, since the step that ended it is taken back. */
  private void goOn(Assembly before, int step) {
    Step taken = before.steps().find(step);
    Speech ended = taken == null ? null : taken.act().ended();
    if (ended != null) {
      say(ended.entry().id());
    }
  }

  private void call(EntryId entry, @Nullable ItemId item) {
    if (item != null) {
      spoken.put(entry, new Spoken(Objects.requireNonNull(asked.get(entry)), item, 0));
    }
  }

  private Stream<Spoken> on(ItemId item) {
    return spoken.values().stream().filter(each -> each.item().equals(item));
  }

  int contributions(ItemId item) {
    return (int) on(item).count();
  }

  /** Different people; who turned out to be one is one. */
  int speakers(ItemId item, People people) {
    return (int) on(item).map(each -> people.get(each.person()).id()).distinct().count();
  }

  /** In a draft somebody may still be speaking at {@code at}. */
  long spokenMillis(ItemId item, @Nullable Speech now, long at) {
    EntryId speaking = now == null ? null : now.entry().id();
    long before =
        spoken.entrySet().stream()
            .filter(each -> each.getValue().item().equals(item) && !each.getKey().equals(speaking))
            .mapToLong(each -> each.getValue().millis())
            .sum();
    Spoken one = speaking == null ? null : spoken.get(speaking);
    return now != null && one != null && one.item().equals(item)
        ? before + now.spokenMillis(at)
        : before;
  }
}
