package org.kiezplenum.assembly;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.decisions.BlockId;
import org.kiezplenum.assembly.decisions.Choice;
import org.kiezplenum.assembly.decisions.Decision;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.decisions.Hands;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalId;

/** Makes up what people might do next: mostly what makes sense, now and then what does not. */
public final class Walk {
  private static final int MOST_WHO_COME = 25;

  private final SplittableRandom random;
  private int salts;

  public Walk(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Milliseconds until the next command. */
  public long pause() {
    return random.nextInt(4) == 0 ? 0 : random.nextInt(90_000);
  }

  public Map<String, Integer> bag() {
    return Map.of("yes", random.nextInt(4), "no", random.nextInt(4), "abstain", random.nextInt(4));
  }

  /** Who sends it: the moderation mostly, anybody else often, a stranger rarely. */
  public @Nullable PersonId somebody(Assembly state) {
    return switch (random.nextInt(20)) {
      case 0 -> null;
      case 1 -> PersonId.of(1 + random.nextInt(40));
      case 2, 3, 4, 5, 6, 7 -> one(state.people().byId().keySet(), PersonId::of);
      default -> PersonId.of(1);
    };
  }

  public Command command(Assembly state) {
    if (state.occasion() == null) {
      return new Command.CreateAssembly("K7M2PQ", title(), "2026-03-07", "18:30", maybe(title()));
    }
    if (state.people().byId().isEmpty()) {
      return new Command.Join(maybe(name()), Role.FACILITATOR);
    }
    return switch (random.nextInt(100)) {
      case 0, 1, 2, 3, 4 -> join(state);
      case 5 -> new Command.TakeRole(Role.FACILITATOR);
      case 6, 7 -> new Command.ChangeName(maybe(name()));
      case 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 ->
          new Command.AskToSpeak(EntryKind.CONTRIBUTION, null);
      case 20, 21, 22 -> new Command.WithdrawEntry(maybe(entry(state)));
      case 23, 24, 25 -> new Command.HandInProposal(title(), text(), maybe(text()));
      case 26, 27, 28, 29, 30 -> new Command.CastBallot(decision(state), choice(), 1);
      case 31, 32 -> change();
      case 33, 34, 35 -> new Command.OpenAssembly();
      case 36 -> random.nextInt(4) == 0 ? new Command.EndAssembly() : new Command.OpenAssembly();
      case 37, 38 -> new Command.ReopenAssembly();
      case 39 -> new Command.PublishMinutes();
      case 40, 41 -> new Command.WithdrawMinutes();
      case 42 -> new Command.StatePresent(random.nextInt(-5, 200));
      case 43, 44, 45 -> new Command.AddItem(title(), random.nextInt(0, 120));
      case 46, 47 -> new Command.ChangeItem(item(state), maybe(title()), maybe(30));
      case 48, 49 -> new Command.MoveItem(item(state), random.nextInt(-1, 12));
      case 50 -> new Command.RemoveItem(item(state));
      case 51, 52, 53, 54 -> new Command.StartItem(item(state));
      case 55 -> new Command.CloseItem(item(state));
      case 56, 57 -> new Command.ReopenItem(item(state));
      case 58, 59, 60 -> new Command.WriteNote(maybe(item(state)), text());
      case 61, 62 -> changeNote(state);
      case 63 -> new Command.RemoveNote(note(state));
      case 64, 65, 66 -> new Command.EnterSpeaker(name());
      case 67, 68, 69, 70, 71, 72 -> new Command.CallNext(speaking(state), null);
      case 73, 74 -> new Command.PauseSpeech(spoken(state));
      case 75, 76 -> new Command.ResumeSpeech(spoken(state));
      case 77 -> new Command.EndSpeech(spoken(state));
      case 78 -> new Command.StrikeEntry(entry(state));
      case 79 -> new Command.CloseList();
      case 80, 81 -> new Command.OpenList();
      case 82, 83, 84, 85 -> open(state);
      case 86, 87, 88, 89 -> new Command.EnterHands(decision(state), hands());
      case 90, 91 -> new Command.RemoveHands(decision(state), block(state));
      case 92, 93, 94 -> new Command.CloseDecision(decision(state));
      case 95 -> new Command.ReopenDecision(decision(state));
      case 96, 97, 98 -> new Command.AnnounceDecision(decision(state));
      default -> new Command.EndDecision(decision(state));
    };
  }

  private Command join(Assembly state) {
    return state.people().byId().size() > MOST_WHO_COME
        ? new Command.AskToSpeak(EntryKind.CONTRIBUTION, null)
        : new Command.Join(maybe(name()), random.nextInt(10) == 0 ? Role.FACILITATOR : null);
  }

  private Command change() {
    return new Command.ChangeAssembly(
        maybe(title()),
        maybe(random.nextInt(5) == 0 ? "morgen" : "2026-03-14"),
        maybe("19:00"),
        maybe(title()));
  }

  private Command changeNote(Assembly state) {
    NoteId note = note(state);
    Note found = state.notes().find(note);
    int seen = found == null || random.nextInt(5) == 0 ? 1 : found.text().version();
    return new Command.ChangeNote(note, seen, text());
  }

  private Command open(Assembly state) {
    ProposalId proposal = one(state.proposals().order(), ProposalId::of);
    return random.nextBoolean()
        ? new Command.OpenDecision(proposal, null)
        : new Command.OpenDecision(random.nextInt(10) == 0 ? proposal : null, maybe(title()));
  }

  private Hands hands() {
    return new Hands(maybe(number()), maybe(number()), maybe(number()));
  }

  private Integer number() {
    return random.nextInt(20) == 0 ? -1 : random.nextInt(80);
  }

  private Choice choice() {
    return List.of(Choice.values()).get(random.nextInt(Choice.values().length));
  }

  private ItemId item(Assembly state) {
    ItemId current = state.agenda().current();
    return current != null && random.nextInt(3) == 0
        ? current
        : one(state.agenda().order(), ItemId::of);
  }

  private NoteId note(Assembly state) {
    return one(state.notes().byId().keySet(), NoteId::of);
  }

  private EntryId entry(Assembly state) {
    return one(state.floor().queue(), EntryId::of);
  }

  private @Nullable EntryId speaking(Assembly state) {
    Speech speech = state.floor().speech();
    if (random.nextInt(8) == 0) {
      return maybe(entry(state));
    }
    return speech == null ? null : speech.entry().id();
  }

  private EntryId spoken(Assembly state) {
    EntryId speaking = speaking(state);
    return speaking == null ? entry(state) : speaking;
  }

  private DecisionId decision(Assembly state) {
    DecisionId voting = state.decisions().voting();
    return voting != null && random.nextInt(6) > 0
        ? voting
        : one(state.decisions().order(), DecisionId::of);
  }

  private BlockId block(Assembly state) {
    Decision decision = state.decisions().find(decision(state));
    return one(decision == null ? List.of() : decision.blocks().keySet(), BlockId::of);
  }

  /** One of these mostly; else one that may never have been. */
  private <T> T one(Collection<T> some, Function<Integer, T> any) {
    if (some.isEmpty() || random.nextInt(12) == 0) {
      return any.apply(1 + random.nextInt(30));
    }
    return new ArrayList<>(some).get(random.nextInt(some.size()));
  }

  private <T> @Nullable T maybe(@Nullable T value) {
    return random.nextInt(3) == 0 ? null : value;
  }

  private Wording name() {
    return wording(random.nextInt(15) == 0 ? "x".repeat(41) : "Ali " + random.nextInt(9));
  }

  private Wording title() {
    return wording(random.nextInt(15) == 0 ? "x".repeat(201) : "TOP " + random.nextInt(9));
  }

  private Wording text() {
    return wording(random.nextInt(30) == 0 ? "x".repeat(20_001) : "Zeile " + random.nextInt(9));
  }

  private Wording wording(String text) {
    salts++;
    return new Wording(random.nextInt(15) == 0 ? "" : text, Integer.toHexString(salts));
  }
}
