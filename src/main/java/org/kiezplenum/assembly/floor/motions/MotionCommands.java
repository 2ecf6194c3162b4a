package org.kiezplenum.assembly.floor.motions;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.floor.list.Asides;
import org.kiezplenum.assembly.people.PeopleCommands;
import org.kiezplenum.assembly.people.PersonId;

/** Points of order: what they ask for, and who is against them. */
public final class MotionCommands {
  private MotionCommands() {}

  public static Decided sort(Assembly assembly, Command.SortMotion command) {
    Floor floor = assembly.floor();
    Motion motion = motionOf(floor, command.entry());
    Entry waiting = floor.find(command.entry());
    boolean waits = waiting != null && waiting.kind() == EntryKind.POINT_OF_ORDER;
    if (motion == null && !waits) {
      return refuse(Refusal.Code.NO_MOTION);
    }
    PersonId by = motion != null ? motion.person() : Objects.requireNonNull(waiting).person();
    Refusal.Code refused = Asides.sorted(assembly, by, command.motion());
    return refused == null
        ? accept(new FloorEvent.MotionSorted(command.entry(), command.motion()))
        : refuse(refused);
  }

  /** One person may say why; who objects without a reason says nothing. */
  public static Decided object(Assembly assembly, Command.ObjectToMotion command, long at) {
    Floor floor = assembly.floor();
    Motion motion = motionOf(floor, command.entry());
    if (motion == null) {
      return refuse(Refusal.Code.NO_MOTION);
    }
    if (motion.isObjected()) {
      return refuse(Refusal.Code.ONLY_ONCE);
    }
    List<Event> ends = ends(floor, at);
    if (command.who() == null) {
      return accept(new FloorEvent.MotionObjected(motion.entry(), null, null, null)).after(ends);
    }
    return PeopleCommands.withWhom(
        assembly,
        command.who(),
        (person, came) -> {
          if (assembly.people().get(motion.person()).id().equals(person)) {
            return refuse(Refusal.Code.OWN_MOTION);
          }
          EntryId objection = EntryId.of(floor.last() + 1);
          FloorRules rules = Objects.requireNonNullElse(floor.rules(), FloorRules.USUAL);
          int seconds = rules.secondsFor(EntryKind.OBJECTION, 0, 0);
          return accept(new FloorEvent.MotionObjected(motion.entry(), person, objection, seconds))
              .after(ends)
              .after(came)
              .making(objection);
        });
  }

  /** Whoever speaks for it or against it has spoken. */
  public static List<Event> ends(Floor floor, long at) {
    Speech speech = floor.speech();
    if (speech == null) {
      return List.of();
    }
    EntryKind kind = speech.entry().kind();
    return kind == EntryKind.POINT_OF_ORDER || kind == EntryKind.OBJECTION
        ? List.of(speech.ended(at))
        : List.of();
  }

  /** The motion that is to be settled, if it is this one. */
  public static @Nullable Motion motionOf(Floor floor, EntryId entry) {
    Motion motion = floor.motion();
    return motion != null && motion.entry().equals(entry) ? motion : null;
  }
}
