package org.kiezplenum.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.PlainText;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.decisions.BlockId;
import org.kiezplenum.assembly.decisions.Choice;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.decisions.Hands;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.web.Fields.Malformed;

/**
 * Reads what people send into commands: the verbs of the protocol, with their fields. What the
 * rules must decide is left to them; here only shapes are refused.
 */
final class CommandReader {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT_BYTES = 16;

  private CommandReader() {}

  /** What was read. */
  sealed interface Read {}

  record Good(Command command) implements Read {}

  record Bad(Refusal refusal) implements Read {}

  static Read read(String verb, Fields fields) {
    try {
      Command command = command(verb, fields);
      return command == null
          ? new Bad(new Refusal(Refusal.Code.UNKNOWN_COMMAND))
          : new Good(command);
    } catch (Malformed malformed) {
      return new Bad(new Refusal(Refusal.Code.MALFORMED, Map.of("field", malformed.getMessage())));
    }
  }

  private static @Nullable Command command(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "change-name" -> new Command.ChangeName(line(in, "name"));
      case "ask-to-speak" -> new Command.AskToSpeak(kind(in), maybe(in, "item", ItemId::new));
      case "withdraw-entry" -> new Command.WithdrawEntry(maybe(in, "entry", EntryId::new));
      case "hand-in-proposal" ->
          new Command.HandInProposal(
              must(line(in, "title"), "title"),
              must(lines(in, "text"), "text"),
              lines(in, "reasons"));
      case "cast-ballot" ->
          new Command.CastBallot(id(in, "decision", DecisionId::new), choice(in), change(in));
      default -> fromDesk(verb, in);
    };
  }

  private static @Nullable Command fromDesk(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "change-assembly" ->
          new Command.ChangeAssembly(
              line(in, "title"), in.text("date"), in.text("time"), line(in, "place"));
      case "open-assembly" -> new Command.OpenAssembly();
      case "end-assembly" -> new Command.EndAssembly();
      case "reopen-assembly" -> new Command.ReopenAssembly();
      case "publish-minutes" -> new Command.PublishMinutes();
      case "withdraw-minutes" -> new Command.WithdrawMinutes();
      case "state-present" -> new Command.StatePresent(must(count(in, "count"), "count"));
      case "add-item" ->
          new Command.AddItem(
              must(line(in, "title"), "title"), must(count(in, "minutes"), "minutes"));
      case "change-item" ->
          new Command.ChangeItem(item(in), line(in, "title"), count(in, "minutes"));
      case "move-item" -> new Command.MoveItem(item(in), must(count(in, "to"), "to"));
      case "remove-item" -> new Command.RemoveItem(item(in));
      case "start-item" -> new Command.StartItem(item(in));
      case "close-item" -> new Command.CloseItem(item(in));
      case "reopen-item" -> new Command.ReopenItem(item(in));
      case "write-note" ->
          new Command.WriteNote(maybe(in, "item", ItemId::new), must(line(in, "text"), "text"));
      case "change-note" ->
          new Command.ChangeNote(
              id(in, "note", NoteId::new),
              must(count(in, "version"), "version"),
              must(line(in, "text"), "text"));
      case "remove-note" -> new Command.RemoveNote(id(in, "note", NoteId::new));
      default -> onTheFloor(verb, in);
    };
  }

  private static @Nullable Command onTheFloor(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "enter-speaker" -> new Command.EnterSpeaker(must(line(in, "name"), "name"));
      case "call-next" ->
          new Command.CallNext(maybe(in, "follows", EntryId::new), maybe(in, "next", EntryId::new));
      case "pause-speech" -> new Command.PauseSpeech(entry(in));
      case "resume-speech" -> new Command.ResumeSpeech(entry(in));
      case "end-speech" -> new Command.EndSpeech(entry(in));
      case "strike-entry" -> new Command.StrikeEntry(entry(in));
      case "close-list" -> new Command.CloseList();
      case "open-list" -> new Command.OpenList();
      case "open-decision" ->
          new Command.OpenDecision(
              maybe(in, "proposal", ProposalId::new), filled(line(in, "question")));
      case "enter-hands" ->
          new Command.EnterHands(
              decision(in), new Hands(count(in, "yes"), count(in, "no"), count(in, "abstain")));
      case "remove-hands" -> new Command.RemoveHands(decision(in), id(in, "block", BlockId::new));
      case "close-decision" -> new Command.CloseDecision(decision(in));
      case "reopen-decision" -> new Command.ReopenDecision(decision(in));
      case "announce-decision" -> new Command.AnnounceDecision(decision(in));
      case "end-decision" -> new Command.EndDecision(decision(in));
      default -> null;
    };
  }

  /** A text on one line, cleaned, with a salt of its own. */
  static @Nullable Wording line(@Nullable String typed) {
    return typed == null ? null : new Wording(PlainText.line(typed), salt());
  }

  private static @Nullable Wording line(Fields in, String name) throws Malformed {
    return line(in.text(name));
  }

  private static @Nullable Wording lines(Fields in, String name) throws Malformed {
    String typed = in.text(name);
    return typed == null ? null : new Wording(PlainText.lines(typed), salt());
  }

  private static @Nullable Wording filled(@Nullable Wording wording) {
    return wording == null || wording.text().isEmpty() ? null : wording;
  }

  private static ItemId item(Fields in) throws Malformed {
    return id(in, "item", ItemId::new);
  }

  private static EntryId entry(Fields in) throws Malformed {
    return id(in, "entry", EntryId::new);
  }

  private static DecisionId decision(Fields in) throws Malformed {
    return id(in, "decision", DecisionId::new);
  }

  private static EntryKind kind(Fields in) throws Malformed {
    String kind = in.text("kind");
    if (kind == null || kind.equals(EntryKind.CONTRIBUTION.wireName())) {
      return EntryKind.CONTRIBUTION;
    }
    throw new Malformed("kind");
  }

  private static Choice choice(Fields in) throws Malformed {
    return must(Choice.of(must(in.text("choice"), "choice")), "choice");
  }

  private static long change(Fields in) throws Malformed {
    Long change = in.number("change");
    if (change != null && change < 1) {
      throw new Malformed("change");
    }
    return change == null ? 0 : change;
  }

  private static <T> T id(Fields in, String name, Function<String, T> make) throws Malformed {
    return must(maybe(in, name, make), name);
  }

  private static <T> @Nullable T maybe(Fields in, String name, Function<String, T> make)
      throws Malformed {
    String text = in.text(name);
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return make.apply(text);
    } catch (IllegalArgumentException e) {
      throw new Malformed(name);
    }
  }

  private static @Nullable Integer count(Fields in, String name) throws Malformed {
    Long number = in.number(name);
    if (number != null && (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE)) {
      throw new Malformed(name);
    }
    return number == null ? null : number.intValue();
  }

  private static <T> T must(@Nullable T value, String name) throws Malformed {
    if (value == null) {
      throw new Malformed(name);
    }
    return value;
  }

  private static String salt() {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }
}
