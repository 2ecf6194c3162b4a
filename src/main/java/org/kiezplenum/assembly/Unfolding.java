package org.kiezplenum.assembly;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.floor.list.Arranged;
import org.kiezplenum.assembly.floor.list.DeclaredInWords;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.Consequences;
import org.kiezplenum.assembly.voting.LotCommands;
import org.kiezplenum.assembly.voting.Resolutions;

/** What happens by one command, event by event, each folded into the state as it is told. */
public final class Unfolding {
  private final Assembly before;
  private final long at;
  private final String by;
  private final List<Ruling.Moment> moments = new ArrayList<>();
  private Assembly now;

  /** Begins with what a rule has answered. */
  public Unfolding(Assembly before, long at, String by, List<Event> events) {
    this.before = before;
    this.at = at;
    this.by = by;
    this.now = before;
    events.forEach(this::happen);
  }

  /** What a rule has answered, with all that follows from it. */
  static Ruling of(
      Assembly assembly,
      @Nullable PersonId by,
      Decided decided,
      Rules.Circumstances circumstances) {
    return switch (decided) {
      case Decided.Refused refused -> new Ruling.Refused(refused.refusal());
      case Decided.Accepted accepted -> {
        Person sender = assembly.people().find(by);
        String actor = sender == null ? "" : sender.id().value();
        yield new Unfolding(assembly, circumstances.at(), actor, accepted.events())
            .ruling(accepted, circumstances);
      }
    };
  }

  private Ruling ruling(Decided.Accepted decided, Rules.Circumstances circumstances) {
    if (!moments.isEmpty()) {
      LotCommands.follow(this);
      Resolutions.follow(this);
      Refusal refused = Consequences.follow(this);
      if (refused != null) {
        return new Ruling.Refused(refused);
      }
      Arranged.follow(this, DeclaredInWords.of(now, decided.words(), circumstances.texts()));
    }
    return new Ruling.Accepted(
        List.copyOf(moments), now, decided.words(), decided.ballots(), decided.made());
  }

  /** The next that happens. */
  public void happen(Event event) {
    moments.add(new Ruling.Moment(event, now));
    now = now.after(event, at, by);
  }

  /** What happened at this place was another event, and what came after it came after that. */
  public void happenInstead(int place, Event event) {
    List<Ruling.Moment> later = moments.subList(place, moments.size());
    List<Ruling.Moment> again = List.copyOf(later);
    later.clear();
    now = again.getFirst().before();
    happen(event);
    again.stream().skip(1).map(Ruling.Moment::event).forEach(this::happen);
  }

  /** The state in which the command was given. */
  public Assembly before() {
    return before;
  }

  /** The state after everything that has happened so far. */
  public Assembly now() {
    return now;
  }

  /** Everything that has happened so far. */
  public List<Event> events() {
    return moments.stream().map(Ruling.Moment::event).toList();
  }
}
