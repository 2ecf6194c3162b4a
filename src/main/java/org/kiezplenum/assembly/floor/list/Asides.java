package org.kiezplenum.assembly.floor.list;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.floor.Contribution;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.PersonId;

/** Which kinds of entry somebody may make now, beside contributions. */
public final class Asides {
  /** Direct responses to one contribution. */
  static final int MOST_RESPONSES = 2;

  private Asides() {}

  /** Why this entry may not be made, or nothing. */
  static Refusal.@Nullable Code refused(
      Assembly assembly, PersonId by, Command.AskToSpeak asked, long at) {
    Floor floor = assembly.floor();
    return switch (asked.kind()) {
      case CONTRIBUTION -> contribution(floor, at);
      case POINT_OF_ORDER -> motion(assembly, by, asked.motion(), at);
      case QUESTION, DIRECT_RESPONSE -> response(floor, asked);
      case ANSWER -> answer(floor, by);
      case CORRECTION -> hasSaid(floor, by, EntryKind.CORRECTION) ? Refusal.Code.ONLY_ONCE : null;
      case TECHNICAL -> null;
      case OBJECTION -> Refusal.Code.NO_MOTION;
      // The desk knows who moved what is debated.
      case CLOSING_WORD -> Refusal.Code.NOT_ALLOWED;
    };
  }

  private static Refusal.@Nullable Code contribution(Floor floor, long at) {
    if (floor.list() == Floor.SpeakersList.OFF) {
      return Refusal.Code.LIST_OFF;
    }
    return floor.isClosed(at) ? Refusal.Code.LIST_CLOSED : null;
  }

  private static Refusal.@Nullable Code motion(
      Assembly assembly, PersonId by, @Nullable MotionKind kind, long at) {
    FloorRules rules = assembly.floor().rules();
    if (rules != null && rules.refusesMotionsWhenClosed() && assembly.floor().isClosed(at)) {
      return Refusal.Code.LIST_CLOSED;
    }
    return kind == null ? null : sorted(assembly, by, kind);
  }

  /** Why a point of order may not be of this kind. */
  public static Refusal.@Nullable Code sorted(Assembly assembly, PersonId by, MotionKind kind) {
    FloorRules rules = assembly.floor().rules();
    if (assembly.isVoting() && !kind.isAboutTheBallot()) {
      return Refusal.Code.BALLOT_RUNS;
    }
    boolean mayClose = rules == null || rules.letsSpokenClose();
    return kind.endsTheTurnsOfOthers()
            && !mayClose
            && hasSaid(assembly.floor(), by, EntryKind.CONTRIBUTION)
        ? Refusal.Code.ALREADY_SPOKE
        : null;
  }

  /** To whatever was said last, and not to a response; there are at most two to each. */
  private static Refusal.@Nullable Code response(Floor floor, Command.AskToSpeak asked) {
    Contribution about = about(floor);
    if (about == null || (asked.to() != null && !asked.to().equals(about.entry()))) {
      return Refusal.Code.EXPIRED;
    }
    Speech speech = floor.speech();
    if (asked.to() == null && speech != null && speech.entry().kind().isReaction()) {
      return Refusal.Code.NO_RESPONSE_TO_RESPONSE;
    }
    return asked.kind() == EntryKind.DIRECT_RESPONSE && responses(floor) >= MOST_RESPONSES
        ? Refusal.Code.RESPONSE_LIMIT
        : null;
  }

  private static Refusal.@Nullable Code answer(Floor floor, PersonId by) {
    Contribution about = about(floor);
    if (about == null || !about.person().equals(by)) {
      return Refusal.Code.EXPIRED;
    }
    boolean hasAnswered =
        floor.saidHere().stream()
            .skip(floor.saidHere().indexOf(about))
            .anyMatch(said -> said.kind() == EntryKind.ANSWER);
    return hasAnswered ? Refusal.Code.ONLY_ONCE : null;
  }

  /** The contribution that reactions are about: the latest. */
  private static @Nullable Contribution about(Floor floor) {
    for (Contribution said : floor.saidHere().reversed()) {
      if (said.kind() == EntryKind.CONTRIBUTION) {
        return said;
      }
    }
    return null;
  }

  private static long responses(Floor floor) {
    long waiting =
        floor.entries().values().stream()
            .filter(entry -> entry.kind() == EntryKind.DIRECT_RESPONSE)
            .count();
    for (Contribution said : floor.saidHere().reversed()) {
      if (said.kind() == EntryKind.CONTRIBUTION) {
        return waiting;
      }
      waiting += said.kind() == EntryKind.DIRECT_RESPONSE ? 1 : 0;
    }
    return waiting;
  }

  private static boolean hasSaid(Floor floor, PersonId by, EntryKind kind) {
    return floor.saidHere().stream()
        .anyMatch(said -> said.kind() == kind && said.person().equals(by));
  }
}
