package org.kiezplenum.assembly.floor;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.Step;
import org.kiezplenum.assembly.Steps;
import org.kiezplenum.assembly.people.PersonId;

/** How the floor changes by what happens on it. */
public final class FloorEvents {
  private FloorEvents() {}

  /**
   * The floor after this has happened.
   *
   * @param steps those that may be taken back by it
   */
  public static Floor after(Floor floor, FloorEvent event, Steps steps, long at) {
    return switch (event) {
      case FloorEvent.EntryMade e -> after(floor, e);
      case FloorEvent.EntryWithdrawn e -> floor.without(e.entry());
      case FloorEvent.EntryStruck e -> floor.without(e.entry());
      case FloorEvent.EntryRestored e -> {
        Step.Struck struck = (Step.Struck) steps.get(e.step()).act();
        yield floor.waitingAt(struck.place(), struck.entry());
      }
      case FloorEvent.EntryMoved e -> floor.after(e);
      case FloorEvent.SpeakerCalled e -> after(floor, e, at);
      case FloorEvent.CallTakenBack e ->
          after(floor, e, goingOn(((Step.Called) steps.get(e.step()).act()).before(), at));
      case FloorEvent.ClockRestarted _ -> floor.restarted(at);
      case FloorEvent.SpeechExtended e -> floor.after(e);
      case FloorEvent.SpeechPaused e -> floor.after(e);
      case FloorEvent.SpeechResumed e -> floor.after(e, at);
      case FloorEvent.SpeechEnded e -> after(floor, e);
      case FloorEvent.FloorYielded e -> floor.unsaid(e.entry()).silent();
      case FloorEvent.SpeechTakenUp e ->
          floor.goingOn(goingOn(((Step.Ended) steps.get(e.step()).act()).speech(), at));
      case FloorEvent.SpeakerAbsent e -> after(floor, e);
      case FloorEvent.AbsenceTakenBack e -> {
        Step.Absent absent = (Step.Absent) steps.get(e.step()).act();
        Floor then = absent.struck() ? floor : floor.without(e.entry());
        yield then.said(absent.speech()).speaking(goingOn(absent.speech(), at));
      }
      case FloorEvent.MotionSorted e -> after(floor, e);
      case FloorEvent.MotionObjected e -> after(floor, e, at);
      case FloorEvent.MotionSettled _ -> floor.settled();
      case FloorEvent.ListClosed _ -> floor.listed(Floor.SpeakersList.CLOSED);
      case FloorEvent.ListClosing e -> floor.closingAt(e.until());
      case FloorEvent.ListOpened _ -> floor.listed(Floor.SpeakersList.OPEN);
      case FloorEvent.ListTurnedOff _ -> floor.listed(Floor.SpeakersList.OFF);
      case FloorEvent.QueueArranged e -> floor.ordered(e.order());
      case FloorEvent.FloorRulesSet e -> after(floor, e);
      case FloorEvent.CalledToTopic e -> after(floor, e);
      case FloorEvent.CalledToOrder e -> after(floor, e);
      case FloorEvent.OrderCallLifted e -> after(floor, e);
      case FloorEvent.DebateAsked _ -> floor.answered();
      case FloorEvent.DebateEnded e -> after(floor, e);
      // Said for the minutes; nothing goes by it.
      case FloorEvent.SharesStated _ -> floor;
    };
  }

  private static @Nullable Speech goingOn(@Nullable Speech speech, long at) {
    return speech == null ? null : speech.goingOn(at);
  }

  private static Floor after(Floor floor, FloorEvent.FloorRulesSet event) {
    return floor.with(d -> {
      d.usual = event.item() == null ? event.rules() : d.usual;
      d.rules =
          Objects.equals(event.item(), floor.item()) || event.item() == null
              ? held(floor, event)
              : d.rules;
      d.line = d.line.fixing(List.of());
    });
  }

  private static @Nullable FloorRules held(Floor floor, FloorEvent.FloorRulesSet event) {
    return floor.rules() == null ? null : event.rules();
  }

  private static Floor after(Floor floor, FloorEvent.EntryMade event) {
    EntryKind kind = event.kind();
    Entry entry =
        new Entry(
            event.entry(),
            event.person(),
            kind,
            floor.line().tickets() + 1,
            0,
            event.side(),
            event.motion(),
            event.resumed() != null);
    int place = event.place() == null ? floor.queue().size() : event.place();
    return floor.with(d -> {
      d.last++;
      d.line = floor.line().with(place, entry);
      d.line = entry.isResumed() ? d.line.fixing(d.line.fixed().plus(0, entry.id())) : d.line;
    });
  }

  /** Nobody speaks, or a technical point goes between. */
  private static Floor after(Floor floor, FloorEvent.SpeakerCalled event, long at) {
    Entry entry = floor.line().get(event.entry());
    long walk = event.walkSeconds() == null ? 0 : event.walkSeconds() * 1000L;
    List<EntryId> places = event.next() == null ? List.of() : event.next();
    return floor.with(d -> {
      d.interrupted = floor.speech() == null ? floor.interrupted() : floor.speech();
      d.line = floor.line().without(entry.id()).fixing(places);
      d.speech = new Speech(entry, event.limitSeconds(), new Speech.Running(at + walk, 0));
      d.motion = Motion.of(entry, floor.motion());
      d.say(entry, 0);
    });
  }

  /**
   * Whoever was called waits in front again.
   *
   * @param before what was being said then, and goes on
   */
  private static Floor after(Floor floor, FloorEvent.CallTakenBack event, @Nullable Speech before) {
    Entry called = Objects.requireNonNull(floor.speech()).entry();
    Floor back = floor.unsaid(event.entry()).waitingInFront(called).goingOn(before);
    return back.moves(event.entry()) ? back.settled() : back;
  }

  private static Floor after(Floor floor, FloorEvent.SpeechEnded event) {
    Floor told =
        event.unheard() == null
            ? floor.with(d -> d.tookMillis(event.entry(), event.spokenMillis()))
            : floor.unsaid(event.entry());
    return told.silent();
  }

  /**
   * Whoever was called is not there: goes to the end, or is struck. A point of order goes with its
   * mover, and is asked for again when they are called again.
   */
  private static Floor after(Floor floor, FloorEvent.SpeakerAbsent event) {
    Entry called = Objects.requireNonNull(floor.speech()).entry();
    Floor unsaid = floor.unsaid(event.entry()).silent();
    Floor silent = floor.moves(event.entry()) ? unsaid.settled() : unsaid;
    return event.struck()
        ? silent
        : silent.waitingAt(floor.queue().size(), called.absentOnceMore(floor.line().tickets() + 1));
  }

  private static Floor after(Floor floor, FloorEvent.MotionSorted event) {
    Entry waiting = floor.find(event.entry());
    return floor.with(d -> {
      d.line = waiting == null ? floor.line() : floor.line().with(waiting.sorted(event.motion()));
      d.motion =
          waiting == null && floor.motion() != null
              ? floor.motion().sorted(event.motion())
              : floor.motion();
    });
  }

  /** Somebody is against it; who says why has the word at once. */
  private static Floor after(Floor floor, FloorEvent.MotionObjected event, long at) {
    PersonId by = event.person();
    EntryId id = event.objection();
    return floor.with(d -> {
      // Earlier servers took objections against the point of order of somebody who was not there.
      d.motion = floor.motion() == null ? null : floor.motion().objected(by);
      if (by != null && id != null && event.limitSeconds() != null) {
        Entry entry = new Entry(id, by, EntryKind.OBJECTION, floor.line().tickets());
        d.last++;
        d.speech = new Speech(entry, event.limitSeconds(), new Speech.Running(at, 0));
        d.say(entry, 0);
      }
    });
  }

  private static Floor after(Floor floor, FloorEvent.DebateEnded event) {
    return floor.with(d -> {
      d.list = Floor.SpeakersList.CLOSED;
      d.closesAt = null;
      event.struck().forEach(entry -> d.line = d.line.without(entry));
    });
  }

  private static Floor after(Floor floor, FloorEvent.CalledToTopic event) {
    return floor.with(d -> d.calls = floor.calls().calledToTopic(event.entry()));
  }

  private static Floor after(Floor floor, FloorEvent.CalledToOrder event) {
    return floor.with(d -> d.calls = floor.calls().calledToOrder(event.person()));
  }

  private static Floor after(Floor floor, FloorEvent.OrderCallLifted event) {
    return floor.with(d -> d.calls = floor.calls().lifted(event.person()));
  }

  /**
   * The promised places that do not stand if these two are one: a place was promised to one of them
   * who had not spoken, and the other has.
   */
  public static List<EntryId> freedByMerging(Floor floor, PersonId one, PersonId other) {
    boolean hasOneSpoken = floor.hasSpoken(one);
    return hasOneSpoken == floor.hasSpoken(other)
        ? List.of()
        : floor.line().fixed().stream()
            .filter(id -> floor.line().get(id).kind() == EntryKind.CONTRIBUTION)
            .filter(id -> floor.line().get(id).person().equals(hasOneSpoken ? other : one))
            .toList();
  }

  /** Two people were one: the earlier place stays. */
  public static Floor after(Floor floor, PeopleEvent.PeopleMerged event) {
    PersonId gone = event.person();
    PersonId into = event.into();
    return floor.with(d -> {
      d.line = floor.line().merged(gone, into).freeing(event.frees());
      d.speech = merged(floor.speech(), gone, into);
      d.interrupted = merged(floor.interrupted(), gone, into);
      d.motion = floor.motion() == null ? null : floor.motion().of(gone, into);
      d.calls = floor.calls().merged(gone, into);
      d.merge(gone, into);
    });
  }

  private static @Nullable Speech merged(@Nullable Speech speech, PersonId gone, PersonId into) {
    return speech != null && speech.entry().person().equals(gone)
        ? speech.by(speech.entry().of(into))
        : speech;
  }
}
