package org.kiezplenum.rooms;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Rules;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.decisions.Lapsed;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.journal.Answer;
import org.kiezplenum.journal.CommandKey;
import org.kiezplenum.journal.Draft;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.Journal.Batch;
import org.kiezplenum.journal.Journal.Standing;
import org.kiezplenum.journal.Transaction;
import org.kiezplenum.urn.Cast;
import org.kiezplenum.views.OwnView;
import org.kiezplenum.views.World;
import org.kiezplenum.words.Written;
import org.pcollections.PMap;

/**
 * One append in the making: the commands that waited are decided one after the other, each on the
 * state that the one before has left. Nothing of it is true before the append has succeeded.
 */
final class Turn {
  private final World known;
  private final long at;
  private final Box box;
  private final Map<DecisionId, Set<PersonId>> voted;
  private final Map<DecisionId, Map<PersonId, String>> reopened;
  private final Map<CommandKey, Answer> remembered;
  private final TextRoom room;
  private Assembly assembly;
  private PMap<String, String> texts;
  private long seq;

  private final List<Draft> drafts = new ArrayList<>();
  private final Map<CommandKey, Answer> answers = new HashMap<>();
  private final List<Written> words = new ArrayList<>();
  private final List<DecisionId> toOpen = new ArrayList<>();
  private final List<DecisionId> toClose = new ArrayList<>();
  private final List<Handling> handlings = new ArrayList<>();
  private final List<Reply> replies = new ArrayList<>();
  private final Set<PersonId> touched = new LinkedHashSet<>();

  /**
   * @param writing who has written much of late
   * @param box what the turn needs of the urn, counted if the turn is about closing it
   * @param voted in which urns those have a ballot who are to be merged
   * @param reopened what the urns hold that are to be opened again
   */
  Turn(
      World world,
      Standing standing,
      Writing writing,
      Box box,
      Map<DecisionId, Set<PersonId>> voted,
      Map<DecisionId, Map<PersonId, String>> reopened) {
    this.voted = voted;
    this.reopened = reopened;
    this.at = standing.at();
    this.remembered = standing.remembered();
    this.room = new TextRoom(standing.textBytes(), writing, standing.at());
    this.box = box;
    this.assembly = world.assembly();
    this.texts = world.texts();
    this.seq = world.seq();
    this.known = world;
  }

  void decide(Mail mail, OwnBallots ballots) {
    Answer answered = remembered.getOrDefault(mail.key(), answers.get(mail.key()));
    if (answered != null) {
      replies.add(new Reply.Stored(answered.seq(), answered.made()));
      return;
    }
    if (mail.onlyAgain()) {
      replies.add(new Reply.Refused(new Refusal(Refusal.Code.TOO_FAST)));
      return;
    }
    switch (Rules.decide(assembly, mail.by(), mail.command(), circumstances(mail))) {
      case Decided.Accepted accepted when box.isLocked(accepted, assembly.decisions()) ->
          replies.add(new Reply.Refused(new Refusal(Refusal.Code.URN_LOCKED)));
      case Decided.Accepted accepted when box.cannotSeal(accepted) ->
          replies.add(new Reply.Refused(new Refusal(Refusal.Code.SECRET_DIFFERS)));
      case Decided.Accepted accepted when comesTooLate(mail, accepted, ballots) ->
          replies.add(new Reply.Refused(new Refusal(Refusal.Code.NEWER_BALLOT)));
      case Decided.Accepted accepted -> {
        Refusal tooMuch = room.refuses(accepted, assembly.people().find(mail.by()));
        if (tooMuch == null) {
          accept(mail, accepted, ballots);
        } else {
          replies.add(new Reply.Refused(tooMuch));
        }
      }
      case Decided.Refused refused -> replies.add(new Reply.Refused(naming(refused.refusal())));
    }
  }

  /** In a vote by name the desk may have entered something else since, and that is what counts. */
  private boolean comesTooLate(Mail mail, Decided.Accepted accepted, OwnBallots ballots) {
    Person sender = assembly.people().find(mail.by());
    return mail.command() instanceof Command.Voting cast
        && sender != null
        && assembly.decisions().get(cast.decision()).isByName()
        && accepted.ballots().stream()
            .anyMatch(ballot -> ballots.isOvertaken(sender.id(), ballot, handlings));
  }

  private Rules.Circumstances circumstances(Mail mail) {
    return new Rules.Circumstances(
        at,
        box.counted(),
        key -> mail.texts().getOrDefault(key, texts.get(key)),
        mail.command() instanceof Command.MergePeople ? votedByNow() : Map.of(),
        mail.command() instanceof Command.ReopenDecision reopen
            ? ballots(reopen.decision())
            : Map.of());
  }

  private Map<PersonId, String> ballots(DecisionId decision) {
    return reopened.getOrDefault(decision, Map.of());
  }

  /** Of those who are to be merged: what was in the urns before, and what this turn puts in. */
  private Map<DecisionId, Set<PersonId>> votedByNow() {
    Map<DecisionId, Set<PersonId>> byNow = new HashMap<>();
    voted.forEach((decision, people) -> byNow.put(decision, new LinkedHashSet<>(people)));
    for (Handling handling : handlings) {
      if (handling instanceof Handling.Put(Cast cast)) {
        byNow.computeIfAbsent(cast.decision(), none -> new LinkedHashSet<>()).add(cast.person());
      }
    }
    return byNow;
  }

  /** Whom or what a refusal is about, as everybody may call them. */
  private Refusal naming(Refusal refusal) {
    if (refusal.arguments().values().stream()
        .noneMatch(value -> value instanceof PersonId || value instanceof WordRef)) {
      return refusal;
    }
    World now = world(known);
    Map<String, Object> named = new HashMap<>();
    refusal
        .arguments()
        .forEach((name, value) ->
            named.put(
                name,
                switch (value) {
                  case PersonId person -> now.called(person);
                  case WordRef ref -> texts.getOrDefault(ref.key(), "");
                  default -> value;
                }));
    return new Refusal(refusal.code(), Map.copyOf(named));
  }

  private void accept(Mail mail, Decided.Accepted accepted, OwnBallots ballots) {
    Person sender = assembly.people().find(mail.by());
    String actor = sender == null ? "" : sender.id().value();
    for (Event event : accepted.events()) {
      happen(actor, event);
    }
    for (Decided.Word word : accepted.words()) {
      WordRef ref = word.ref();
      Wording wording = word.wording();
      words.add(new Written(ref.key(), ref.version(), wording.text(), wording.salt()));
      if (World.isShort(ref.key())) {
        texts = texts.plus(ref.key(), wording.text());
      }
    }
    for (Decided.Ballot ballot : accepted.ballots()) {
      PersonId person =
          ballot.person() == null ? Objects.requireNonNull(sender).id() : ballot.person();
      long change = ballots.counted(person, ballot, handlings);
      handlings.add(
          new Handling.Put(new Cast(ballot.decision(), person, box.written(ballot), change)));
      touched.add(person);
    }
    answers.put(mail.key(), new Answer(seq, accepted.made()));
    replies.add(new Reply.Stored(seq, accepted.made()));
  }

  private void happen(String actor, Event event) {
    touched.addAll(OwnView.touchedBy(event, assembly));
    Assembly before = assembly;
    assembly = before.after(event, at, actor);
    seq++;
    drafts.add(EventCodec.write(actor, event));
    switch (event) {
      case VotingEvent.DecisionOpened opened -> toOpen.add(opened.decision());
      case VotingEvent.PollOpened opened -> {
        toOpen.add(opened.decision());
        if (opened.ask().settings().areSecret()) {
          box.seal(opened.decision());
        }
      }
      case VotingEvent.DecisionReopened opened -> {
        toOpen.add(opened.decision());
        handlings.addAll(merged(opened.decision()));
        for (PersonId person :
            Lapsed.of(
                before, before.decisions().get(opened.decision()), ballots(opened.decision()))) {
          handlings.add(new Handling.Merged(opened.decision(), person, null));
          touched.add(person);
        }
      }
      case VotingEvent.DecisionEnded ended when before.decisions().get(ended.decision()).isOpen() ->
          toClose.add(ended.decision());
      default -> {}
    }
  }

  /**
   * Until now it held what was counted. Whose device went away is not known to be the other's, so
   * nobody is shown that ballot; whoever it was may vote again.
   */
  private List<Handling.Merged> merged(DecisionId decision) {
    People people = assembly.people();
    return people.merged().keySet().stream()
        .sorted()
        .map(gone ->
            new Handling.Merged(
                decision, gone, people.hasLeft(gone) ? null : people.get(gone).id()))
        .toList();
  }

  /**
   * Writes words and ballots within the append, and says what the journal is to write. Urns are
   * opened before ballots are put in and closed after: the rules have accepted each ballot while
   * its decision was open.
   */
  Future<Batch> write(Stores stores, AssemblyId id, Transaction transaction) {
    List<Future<?>> writes = new ArrayList<>();
    writes.add(stores.words().write(transaction, id, words));
    for (DecisionId decision : toOpen) {
      writes.add(box.open(assembly.decisions().get(decision)));
    }
    Handling.write(handlings, stores.urn(), id, transaction, writes);
    Future<?> written = Future.all(writes);
    // Afterwards, and one after the other: each wraps anew what seals there are.
    for (DecisionId decision : toClose) {
      written = written.compose(done -> box.end(assembly.decisions().get(decision)));
    }
    return written.map(done -> new Batch(drafts, answers));
  }

  World world(World before) {
    return before.at(seq, assembly, texts);
  }

  /** Who has written much of late. */
  Writing writing() {
    return room.writing();
  }

  /** In the order of the commands. */
  List<Reply> replies() {
    return replies;
  }

  /** What happened to the urn, in its order. */
  List<Handling> handlings() {
    return handlings;
  }

  /** Whose own view may have changed. */
  Set<PersonId> touched() {
    return touched;
  }
}
