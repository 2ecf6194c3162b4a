package org.kiezplenum.views;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Interlude;
import org.kiezplenum.assembly.Step;
import org.kiezplenum.assembly.Undoing;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.floor.Floor.SpeakersList;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.told.ViewPart;

/**
 * The step that the desk may take back now: what it was, whom it was about, who did it and when.
 *
 * @param returns who has the floor again if a call is taken back
 */
record UndoView(
    int step,
    String what,
    @Nullable Called by,
    long at,
    @Nullable Called person,
    @Nullable String text,
    @Nullable Called returns)
    implements ViewPart {

  static @Nullable UndoView of(World now) {
    Step step = Undoing.latest(now.assembly());
    if (step == null) {
      return null;
    }
    PersonId about = about(step.act());
    return new UndoView(
        step.number(),
        what(step.act()),
        step.by().isEmpty() ? null : Called.of(now, new PersonId(step.by())),
        step.at(),
        about == null ? null : Called.of(now, about),
        text(now, step.act()),
        returns(now, step.act()));
  }

  private static String what(Step.Act act) {
    return switch (act) {
      case Step.Called s -> "called";
      case Step.Ended s -> "ended";
      case Step.Struck s -> "struck";
      case Step.Absent s -> "absent";
      case Step.Moved s -> "moved";
      case Step.Listed s -> listed(s.after());
      case Step.Closed s -> "closed-item";
      case Step.Started s -> "started-item";
      case Step.NoteGone s -> "removed-note";
      case Step.Seen s -> "seen";
      case Step.NameHid s -> "hidden";
      case Step.AssemblyDone s -> "ended-assembly";
      case Step.Interluded s -> interluded(s.now());
      case Step.Advanced s -> "round";
    };
  }

  private static String listed(SpeakersList after) {
    return switch (after) {
      case OPEN, NONE -> "opened-list";
      case CLOSED -> "closed-list";
      case OFF -> "turned-off-list";
    };
  }

  private static String interluded(Interlude interlude) {
    return switch (interlude) {
      case Interlude.Break pause -> "break";
      case Interlude.Murmuring murmuring -> "murmur";
      case Interlude.Round round -> "round-begun";
      case Interlude.None none -> throw new IllegalStateException("nothing was begun");
    };
  }

  private static @Nullable PersonId about(Step.Act act) {
    return switch (act) {
      case Step.Called s -> s.person();
      case Step.Ended s -> s.speech().entry().person();
      case Step.Struck s -> s.entry().person();
      case Step.Absent s -> s.speech().entry().person();
      case Step.Moved s -> s.person();
      case Step.NameHid s -> s.person();
      default -> null;
    };
  }

  private static @Nullable Called returns(World now, Step.Act act) {
    return act instanceof Step.Called called && called.before() != null
        ? Called.of(now, called.before().entry().person())
        : null;
  }

  private static @Nullable String text(World now, Step.Act act) {
    return switch (act) {
      case Step.Closed s -> now.text(now.assembly().agenda().get(s.item()).title());
      case Step.Started s -> now.text(now.assembly().agenda().get(s.item()).title());
      case Step.Seen s -> question(now, now.assembly().decisions().get(s.decision()));
      default -> null;
    };
  }

  /** A resolution is taken back only by a step that says which. */
  private static @Nullable String question(World now, Decision decision) {
    ProposalId proposal = decision.proposal();
    WordRef question = decision.question();
    if (proposal != null) {
      return now.text(now.assembly().proposals().get(proposal).title());
    }
    return now.text(
        question == null ? now.assembly().agenda().get(decision.item()).title() : question);
  }
}
