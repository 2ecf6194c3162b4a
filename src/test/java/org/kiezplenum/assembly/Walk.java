package org.kiezplenum.assembly;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Phase.Readers;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.signals.Wall;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.methods.majority.Choice;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/** Makes up what people might do next: mostly what makes sense, now and then what does not. */
public final class Walk {
  private final SplittableRandom random;
  private final int mostWhoCome;
  private final boolean underAllRules;
  private int salts;

  /** Under all rules of the floor. */
  public Walk(long seed) {
    this(new SplittableRandom(seed), 25, true);
  }

  /** As most assemblies are: who asks first speaks first. */
  public Walk(SplittableRandom random, int mostWhoCome) {
    this(random, mostWhoCome, false);
  }

  private Walk(SplittableRandom random, int mostWhoCome, boolean underAllRules) {
    this.underAllRules = underAllRules;
    this.random = random;
    this.mostWhoCome = mostWhoCome;
  }

  /** Milliseconds until the next command. */
  public long pause() {
    return random.nextInt(4) == 0 ? 0 : random.nextInt(90_000);
  }

  /** What an urn that is closed now might hold. */
  public Map<String, Integer> bag(Assembly state) {
    DecisionId voting = state.decisions().voting();
    Decision decision = voting == null ? null : state.decisions().get(voting);
    if (decision != null && decision.method() == PlainMethod.POLL) {
      return new PollWalk(random, this).bag(decision.poll());
    }
    return Map.of("yes", random.nextInt(4), "no", random.nextInt(4), "abstain", random.nextInt(4));
  }

  /** Who sends it: the moderation mostly, anybody else often, a stranger rarely. */
  public @Nullable PersonId somebody(Assembly state) {
    return switch (random.nextInt(20)) {
      case 0 -> null;
      case 1 -> PersonId.of(1 + random.nextInt(40));
      case 2, 3, 4, 5, 6, 7 -> one(state.people().byId().keySet(), PersonId::of);
      case 8, 9, 10 ->
          one(
              state.people().byId().values().stream()
                  .filter(Person::isAtDesk)
                  .map(Person::id)
                  .toList(),
              PersonId::of);
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
    return underAllRules
        ? switch (random.nextInt(20)) {
          case 0, 1, 2, 3 -> new FloorWalk(random, this).command(state);
          case 4, 5, 6 -> new PollWalk(random, this).command(state);
          case 7, 8 -> new ProposalWalk(random, this).command(state);
          case 9 -> new ElectorateWalk(random, this).command(state);
          default -> usual(state);
        }
        : usual(state);
  }

  private Command usual(Assembly state) {
    return switch (random.nextInt(150)) {
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
      case 37 -> new Command.ReopenAssembly();
      case 38, 39 -> publish();
      case 40, 41 -> new Command.WithdrawMinutes();
      case 42 -> new Command.StatePresent(random.nextInt(-5, 200));
      case 43, 44, 45 -> new Command.AddItem(title(), random.nextInt(0, 120), false);
      case 46, 47 -> new Command.ChangeItem(item(state), maybe(title()), maybe(30), null);
      case 48, 49 -> new Command.MoveItem(item(state), random.nextInt(-1, 12));
      case 50 -> new Command.RemoveItem(item(state));
      case 51, 52, 53, 54 -> new Command.StartItem(item(state), false);
      case 55 -> new Command.CloseItem(item(state), false);
      case 56, 57 -> new Command.ReopenItem(item(state));
      case 58, 59, 60 ->
          new Command.WriteNote(
              maybe(item(state)), kind(), text(), maybe(name()), maybe(day()), maybe(time()));
      case 61, 62 -> changeNote(state);
      case 63 -> new Command.RemoveNote(note(state));
      case 64, 65, 66 -> new Command.EnterSpeaker(new Command.Who(null, null, typed()));
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
      case 99 -> new Command.EndDecision(decision(state), random.nextBoolean());
      default -> atTheDesk(state);
    };
  }

  private Command atTheDesk(Assembly state) {
    return switch (random.nextInt(50)) {
      case 0, 1 -> new Command.EnterSpeaker(who(state));
      case 2 ->
          new Command.HandInFor(who(state), new Command.HandInProposal(title(), text(), null));
      case 3 -> new Command.RenamePerson(person(state), name());
      case 4 -> new Command.HideName(person(state));
      case 5 -> new Command.ShowName(person(state));
      case 6 -> new Command.CheckNames();
      case 7 -> new Command.CheckNamesFirst(random.nextBoolean());
      case 8, 9 -> new Command.MergePeople(person(state), who(state));
      case 10 -> new Command.RevokeRole(person(state), role());
      case 11 -> new Command.TakeRole(role());
      case 12, 13 -> new Command.NotHere(spoken(state));
      case 14 -> new Command.RestartClock(spoken(state));
      case 15 -> new Command.ExtendSpeech(spoken(state), random.nextInt(-5, 8_000));
      case 16, 17 -> new Command.MoveEntry(entry(state), random.nextInt(-1, 6));
      case 18 -> new Command.TurnOffList();
      case 19 -> new Command.TakeBreak(maybe(random.nextInt(-1, 30)), maybe(time()));
      case 20 -> new Command.Murmur(random.nextInt(0, 10));
      case 21, 22 -> new Command.BeginRound(random.nextInt(-1, 4));
      case 23 -> new Command.JoinRound();
      case 25, 26, 27 -> new Command.NextInRound(place(state), random.nextBoolean());
      case 24, 28 -> new Command.GoOn();
      case 29 -> new Command.ShowOnWall(any(Wall.Mode.values()), maybe(title()));
      case 30, 31, 32, 33, 34, 35 -> state.isOver() ? afterTheEnd() : new Command.Undo(step(state));
      case 36, 37 ->
          new Command.DecideBySight(
              maybe(one(state.proposals().order(), ProposalId::of)),
              random.nextInt(4) == 0 ? title() : null,
              random.nextBoolean() ? PlainMethod.NO_OBJECTION : PlainMethod.MAJORITY_SEEN,
              random.nextBoolean(),
              random.nextInt(4) == 0 ? item(state) : null,
              random.nextInt(3) == 0 ? time() : null);
      case 38 ->
          new Command.RecordCount(
              maybe(one(state.proposals().order(), ProposalId::of)),
              random.nextInt(4) == 0 ? title() : null,
              hands(),
              null,
              random.nextInt(3) == 0 ? time() : null);
      case 39, 40 -> new Command.DemandCount(decision(state));
      case 41 -> new Command.AnnounceNext(title(), random.nextBoolean());
      case 42 -> new Command.DescribeRecord(maybe(title()), maybe(title()));
      case 43, 44, 49 -> new Command.TakeNote(note(state));
      case 45 -> new Command.LeaveNote(note(state));
      case 46 ->
          new Command.MoveNote(note(state), maybe(item(state)), maybe(random.nextInt(-1, 3)));
      case 47 -> new Command.StartItem(item(state), true);
      case 48 -> new Command.CloseItem(item(state), true);
      default -> new Command.EndSpeech(spoken(state));
    };
  }

  private Command afterTheEnd() {
    return random.nextInt(3) == 0 ? new Command.ReopenAssembly() : publish();
  }

  private Command publish() {
    return new Command.PublishMinutes(maybe(Readers.PARTICIPANTS), maybe(title()));
  }

  Command.Who who(Assembly state) {
    return switch (random.nextInt(4)) {
      case 0 -> new Command.Who(person(state), null, null);
      case 1 -> new Command.Who(null, random.nextInt(1, 30), null);
      case 2 -> new Command.Who(null, random.nextInt(199, 215), null);
      default -> new Command.Who(null, null, name());
    };
  }

  PersonId person(Assembly state) {
    return one(state.people().byId().keySet(), PersonId::of);
  }

  private Role role() {
    return any(Role.values());
  }

  private int place(Assembly state) {
    return state.interlude() instanceof Interlude.Round round && random.nextInt(5) > 0
        ? round.place()
        : random.nextInt(3);
  }

  private int step(Assembly state) {
    Step latest = Undoing.latest(state);
    return latest != null && random.nextInt(3) > 0
        ? latest.number()
        : state.steps().last() - random.nextInt(5);
  }

  private String time() {
    return random.nextInt(6) == 0 ? "gleich" : "19:" + random.nextInt(10, 60);
  }

  private String day() {
    return random.nextInt(6) == 0 ? "bald" : "2026-03-" + random.nextInt(10, 29);
  }

  private Note.NoteKind kind() {
    return any(Note.NoteKind.values());
  }

  private Command join(Assembly state) {
    return state.people().byId().size() > mostWhoCome
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
    int seen = found == null || random.nextInt(5) == 0 ? 1 : found.version();
    return new Command.ChangeNote(
        note, seen, maybe(text()), maybe(kind()), maybe(name()), maybe(day()));
  }

  Command open(Assembly state) {
    ProposalId proposal = one(state.proposals().order(), ProposalId::of);
    return random.nextBoolean()
        ? new Command.OpenDecision(proposal, null, true)
        : new Command.OpenDecision(random.nextInt(10) == 0 ? proposal : null, maybe(title()));
  }

  Hands hands() {
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
    List<NoteId> inHand =
        state.notes().byId().values().stream()
            .filter(note -> note.editor() != null)
            .map(Note::id)
            .toList();
    return one(
        inHand.isEmpty() || random.nextBoolean() ? state.notes().byId().keySet() : inHand,
        NoteId::of);
  }

  EntryId entry(Assembly state) {
    return one(state.floor().queue(), EntryId::of);
  }

  @Nullable EntryId speaking(Assembly state) {
    Speech speech = state.floor().speech();
    if (random.nextInt(8) == 0) {
      return maybe(entry(state));
    }
    return speech == null ? null : speech.entry().id();
  }

  EntryId spoken(Assembly state) {
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
    return one(decision == null ? List.of() : decision.handBlocks(), BlockId::of);
  }

  <E> E any(E[] all) {
    return List.of(all).get(random.nextInt(all.length));
  }

  /** One of these mostly; else one that may never have been. */
  <T> T one(Collection<T> some, Function<Integer, T> any) {
    if (some.isEmpty() || random.nextInt(12) == 0) {
      return any.apply(1 + random.nextInt(30));
    }
    return new ArrayList<>(some).get(random.nextInt(some.size()));
  }

  <T> @Nullable T maybe(@Nullable T value) {
    return random.nextInt(3) == 0 ? null : value;
  }

  public Wording name() {
    return wording(random.nextInt(15) == 0 ? "x".repeat(41) : "Ali " + random.nextInt(9));
  }

  /** Now and then several numbers at once, as people type them at the desk. */
  private Wording typed() {
    return random.nextInt(20) == 0 ? wording("205, 206") : name();
  }

  Wording title() {
    return wording(random.nextInt(15) == 0 ? "x".repeat(201) : "TOP " + random.nextInt(9));
  }

  private Wording text() {
    return wording(random.nextInt(30) == 0 ? "x".repeat(20_001) : "Zeile " + random.nextInt(9));
  }

  Wording wording(String text) {
    salts++;
    return new Wording(random.nextInt(15) == 0 ? "" : text, Integer.toHexString(salts));
  }
}
