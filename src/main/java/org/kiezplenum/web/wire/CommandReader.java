package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Reading.asItStands;
import static org.kiezplenum.web.wire.Reading.changed;
import static org.kiezplenum.web.wire.Reading.choice;
import static org.kiezplenum.web.wire.Reading.clears;
import static org.kiezplenum.web.wire.Reading.count;
import static org.kiezplenum.web.wire.Reading.filled;
import static org.kiezplenum.web.wire.Reading.id;
import static org.kiezplenum.web.wire.Reading.line;
import static org.kiezplenum.web.wire.Reading.lineUnlessCleared;
import static org.kiezplenum.web.wire.Reading.lines;
import static org.kiezplenum.web.wire.Reading.maybe;
import static org.kiezplenum.web.wire.Reading.maybeChoice;
import static org.kiezplenum.web.wire.Reading.must;
import static org.kiezplenum.web.wire.Reading.mustCount;
import static org.kiezplenum.web.wire.Reading.mustLine;
import static org.kiezplenum.web.wire.Reading.truth;
import static org.kiezplenum.web.wire.Reading.who;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Readers;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Wall;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.decisions.BlockId;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.decisions.Hands;
import org.kiezplenum.assembly.decisions.Method;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.web.wire.Fields.Malformed;

/**
 * Reads what people send into commands: the verbs of the protocol, with their fields. What the
 * rules must decide is left to them; here only shapes are refused.
 */
public final class CommandReader {
  private CommandReader() {}

  /** What was read. */
  public sealed interface Read {}

  public record Good(Command command) implements Read {}

  public record Bad(Refusal refusal) implements Read {}

  public static Read read(String verb, Fields fields) {
    try {
      Command command = command(verb, fields);
      return command == null
          ? new Bad(new Refusal(Refusal.Code.UNKNOWN_COMMAND))
          : new Good(command);
    } catch (Malformed malformed) {
      return new Bad(new Refusal(Refusal.Code.MALFORMED, Map.of("field", malformed.getMessage())));
    }
  }

  /** What anybody may send. */
  private static @Nullable Command command(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "change-name" -> new Command.ChangeName(line(in, "name"));
      case "hand-in-proposal" -> handIn(in);
      case "change-proposal" ->
          new Command.ChangeProposal(
              mustProposal(in),
              mustCount(in, "version"),
              line(in, "title"),
              lines(in, "text"),
              lines(in, "reasons"));
      case "withdraw-proposal" -> new Command.WithdrawProposal(mustProposal(in));
      case "support-proposal" -> new Command.SupportProposal(mustProposal(in), truth(in, "on"));
      case "join-round" -> new Command.JoinRound();
      case "next-in-round" -> new Command.NextInRound(mustCount(in, "follows"), false);
      case "pass-in-round" -> new Command.NextInRound(mustCount(in, "follows"), true);
      default -> aboutTheAssembly(verb, in);
    };
  }

  private static @Nullable Command aboutTheAssembly(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "change-assembly" ->
          new Command.ChangeAssembly(
              line(changed(in, "title")),
              changed(in, "date"),
              changed(in, "time"),
              line(changed(in, "place")));
      case "open-assembly" -> new Command.OpenAssembly();
      case "end-assembly" -> new Command.EndAssembly();
      case "reopen-assembly" -> new Command.ReopenAssembly();
      case "publish-minutes" ->
          new Command.PublishMinutes(
              maybeChoice(in, "to", Readers.values(), Readers::wireName),
              filled(line(in, "remark")));
      case "withdraw-minutes" -> new Command.WithdrawMinutes();
      case "state-present" -> new Command.StatePresent(mustCount(in, "count"));
      case "announce-next" -> new Command.AnnounceNext(lineUnlessCleared(in), clears(in));
      case "describe-record" ->
          new Command.DescribeRecord(line(changed(in, "chairs")), line(changed(in, "writer")));
      case "show-on-wall" ->
          new Command.ShowOnWall(
              choice(in, "mode", Wall.Mode.values(), Wall.Mode::wireName),
              filled(line(in, "text")));
      case "undo" -> new Command.Undo(mustCount(in, "step"));
      default -> aboutPeople(verb, in);
    };
  }

  private static @Nullable Command aboutPeople(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "rename-person" -> new Command.RenamePerson(person(in), mustLine(in, "name"));
      case "hide-name" -> new Command.HideName(person(in));
      case "show-name" -> new Command.ShowName(person(in));
      case "check-names" -> new Command.CheckNames();
      case "check-names-first" -> new Command.CheckNamesFirst(truth(in, "on"));
      case "merge-people" -> new Command.MergePeople(person(in), who(in, "into", "with"));
      case "revoke-role" ->
          new Command.RevokeRole(
              person(in),
              choice(in, "role", Role.values(), Role::wireName),
              "keep".equals(in.text("links")));
      default -> onTheAgenda(verb, in);
    };
  }

  private static @Nullable Command onTheAgenda(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "add-item" ->
          new Command.AddItem(
              mustLine(in, "title"),
              mustCount(in, "minutes"),
              Boolean.TRUE.equals(withoutList(in)));
      case "change-item" ->
          new Command.ChangeItem(
              item(in), line(in, "title"), count(in, "minutes"), withoutList(in));
      case "move-item" -> new Command.MoveItem(item(in), mustCount(in, "to"));
      case "remove-item" -> new Command.RemoveItem(item(in));
      case "start-item" -> new Command.StartItem(item(in), takesAlong(in));
      case "close-item" -> new Command.CloseItem(item(in), takesAlong(in));
      case "reopen-item" -> new Command.ReopenItem(item(in));
      case "take-break" -> new Command.TakeBreak(count(in, "minutes"), in.text("until"));
      case "murmur" -> new Command.Murmur(mustCount(in, "minutes"));
      case "begin-round" -> new Command.BeginRound(mustCount(in, "seats"));
      case "go-on" -> new Command.GoOn();
      default -> aboutLines(verb, in);
    };
  }

  private static @Nullable Command aboutLines(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "write-note" -> writeNote(in);
      case "take-note" -> new Command.TakeNote(note(in));
      case "leave-note" -> new Command.LeaveNote(note(in));
      case "change-note" -> changeNote(in);
      case "move-note" ->
          new Command.MoveNote(note(in), maybe(in, "item", ItemId::new), count(in, "to"));
      case "remove-note" -> new Command.RemoveNote(note(in));
      default -> {
        Command onTheFloor = FloorReader.command(verb, in);
        Command passing = onTheFloor == null ? SignalReader.command(verb, in) : onTheFloor;
        Command poll = passing == null ? PollReader.command(verb, in) : passing;
        Command amendment = poll == null ? AmendmentReader.command(verb, in) : poll;
        Command electorate = amendment == null ? ElectorateReader.command(verb, in) : amendment;
        Command course = electorate == null ? CourseReader.command(verb, in) : electorate;
        yield course == null ? toTheVote(verb, in) : course;
      }
    };
  }

  private static @Nullable Command toTheVote(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "readmit-proposal" -> new Command.ReadmitProposal(mustProposal(in));
      case "open-decision" ->
          new Command.OpenDecision(proposal(in), filled(line(in, "question")), asItStands(in));
      case "enter-hands" -> new Command.EnterHands(decision(in), hands(in));
      case "remove-hands" -> new Command.RemoveHands(decision(in), id(in, "block", BlockId::new));
      case "close-decision" -> new Command.CloseDecision(decision(in));
      case "reopen-decision" -> new Command.ReopenDecision(decision(in));
      case "announce-decision" ->
          new Command.AnnounceDecision(
              decision(in), in.word("agreed") != null && truth(in, "agreed"), Reading.random());
      case "end-decision" ->
          new Command.EndDecision(decision(in), in.word("mistake") != null && truth(in, "mistake"));
      case "correct-decision" ->
          new Command.CorrectDecision(decision(in), mustLine(in, "reason"), Reading.setsAside(in));
      case "demand-count" -> new Command.DemandCount(decision(in), Reading.setsAside(in));
      case "decide-by-sight" -> bySight(in);
      case "record-count" ->
          new Command.RecordCount(
              proposal(in),
              filled(line(in, "question")),
              hands(in),
              maybe(in, "item", ItemId::new),
              filledText(in, "at"));
      default -> null;
    };
  }

  /** With {@code for} the desk hands in what somebody without a phone says. */
  private static Command handIn(Fields in) throws Malformed {
    Command.HandInProposal proposal =
        new Command.HandInProposal(
            mustLine(in, "title"), must(lines(in, "text"), "text"), lines(in, "reasons"));
    String whom = in.text("for");
    return whom == null || whom.isBlank()
        ? proposal
        : new Command.HandInFor(who(in, "for"), proposal);
  }

  private static Command bySight(Fields in) throws Malformed {
    Method method = choice(in, "how", Method.values(), Method::wireName);
    String outcome = in.text("outcome");
    boolean saysYesOrNo = "yes".equals(outcome) || "no".equals(outcome);
    if (!method.isBySight() || (method == Method.MAJORITY_SEEN && !saysYesOrNo)) {
      throw new Malformed(method.isBySight() ? "outcome" : "how");
    }
    return new Command.DecideBySight(
        proposal(in),
        filled(line(in, "question")),
        method,
        !"no".equals(outcome),
        maybe(in, "item", ItemId::new),
        filledText(in, "at"),
        asItStands(in));
  }

  private static Command writeNote(Fields in) throws Malformed {
    Wording text = mustLine(in, "text");
    return new Command.WriteNote(
        maybe(in, "item", ItemId::new),
        Objects.requireNonNullElse(noteKind(in), Note.Kind.NOTE),
        text,
        filled(line(in, "who")),
        filledText(in, "until"),
        filledText(in, "at"));
  }

  private static Command changeNote(Fields in) throws Malformed {
    NoteId note = note(in);
    int version = mustCount(in, "version");
    Wording text = line(in, "text");
    return new Command.ChangeNote(
        note, version, text, noteKind(in), line(in, "who"), in.text("until"));
  }

  private static Hands hands(Fields in) throws Malformed {
    return new Hands(count(in, "yes"), count(in, "no"), count(in, "abstain"));
  }

  private static @Nullable String filledText(Fields in, String name) throws Malformed {
    String text = in.text(name);
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable Boolean withoutList(Fields in) throws Malformed {
    String list = in.text("list");
    return list == null || list.isEmpty() ? null : list.equals("off");
  }

  private static boolean takesAlong(Fields in) throws Malformed {
    return "take-along".equals(in.text("waiting"));
  }

  private static Note.@Nullable Kind noteKind(Fields in) throws Malformed {
    return maybeChoice(in, "kind", Note.Kind.values(), Note.Kind::wireName);
  }

  private static ItemId item(Fields in) throws Malformed {
    return id(in, "item", ItemId::new);
  }

  private static NoteId note(Fields in) throws Malformed {
    return id(in, "note", NoteId::new);
  }

  private static PersonId person(Fields in) throws Malformed {
    return id(in, "person", PersonId::new);
  }

  private static @Nullable ProposalId proposal(Fields in) throws Malformed {
    return maybe(in, "proposal", ProposalId::new);
  }

  private static ProposalId mustProposal(Fields in) throws Malformed {
    return id(in, "proposal", ProposalId::new);
  }

  private static DecisionId decision(Fields in) throws Malformed {
    return id(in, "decision", DecisionId::new);
  }
}
