package org.kiezplenum.rooms;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Rules;
import org.kiezplenum.assembly.Ruling;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.counting.BallotParts;
import org.kiezplenum.journal.Answer;
import org.kiezplenum.journal.CommandKey;
import org.kiezplenum.journal.Draft;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.Journal.Batch;
import org.kiezplenum.journal.Journal.JournalStanding;
import org.kiezplenum.journal.Transaction;
import org.kiezplenum.told.WireForm;
import org.kiezplenum.urn.Cast;
import org.kiezplenum.urn.Urn;
import org.kiezplenum.views.OwnView.OwnBallot;
import org.kiezplenum.views.Touched;
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
  private final UrnChanges urn;
  private final Map<DecisionId, Set<PersonId>> voted;
  private final Map<CommandKey, Answer> remembered;
  private final TextRoom room;
  private Assembly assembly;
  private PMap<String, String> texts;
  private long seq;

  private final List<Draft> drafts = new ArrayList<>();
  private final Map<CommandKey, Answer> answers = new HashMap<>();
  private final List<Written> words = new ArrayList<>();
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
      JournalStanding standing,
      WritingQuota writing,
      Box box,
      Map<DecisionId, Set<PersonId>> voted,
      Map<DecisionId, Map<PersonId, Urn.Kept>> reopened) {
    this.voted = voted;
    this.at = standing.at();
    this.remembered = standing.remembered();
    this.room = new TextRoom(standing.textBytes(), writing, standing.at());
    this.box = box;
    this.urn = new UrnChanges(box, reopened);
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
    switch (Rules.decide(assembly, mail.by(), mail.command(), circumstances(mail, ballots))) {
      case Ruling.Accepted accepted when box.isLocked(accepted, assembly.decisions()) ->
          replies.add(new Reply.Refused(new Refusal(Refusal.Code.URN_LOCKED)));
      case Ruling.Accepted accepted when box.cannotSeal(accepted) ->
          replies.add(new Reply.Refused(new Refusal(Refusal.Code.SECRET_DIFFERS)));
      case Ruling.Accepted accepted when comesTooLate(mail, accepted, ballots) ->
          replies.add(new Reply.Refused(new Refusal(Refusal.Code.NEWER_BALLOT)));
      case Ruling.Accepted accepted -> {
        Refusal tooMuch = room.refuses(accepted, assembly.people().find(mail.by()));
        if (tooMuch == null) {
          accept(mail, accepted, ballots);
        } else {
          replies.add(new Reply.Refused(tooMuch));
        }
      }
      case Ruling.Refused refused -> replies.add(new Reply.Refused(naming(refused.refusal())));
    }
  }

  /**
   * In a vote by name the desk may have entered something else since, and that is what counts.
   * Where a ballot has parts, one that comes late may hold a part that nobody has given since.
   */
  private boolean comesTooLate(Mail mail, Ruling.Accepted accepted, OwnBallots ballots) {
    Person sender = assembly.people().find(mail.by());
    if (!(mail.command() instanceof Command.Voting cast) || sender == null) {
      return false;
    }
    Decision decision = assembly.decisions().get(cast.decision());
    return (decision.isByName() || decision.hasParts())
        && accepted.ballots().stream()
            .anyMatch(ballot -> {
              OwnBallot counts = ballots.now(decision.id(), sender.id(), urn.handlings());
              return counts != null
                  && ballot.change() > 0
                  && ballot.change() <= counts.change()
                  && !counts.choice().equals(together(decision, counts, ballot));
            });
  }

  /** What is in the urn then: a part that is not given anew stays as it was. */
  private static String together(
      Decision decision, @Nullable OwnBallot counts, Decided.Ballot ballot) {
    return counts == null || decision.isSecret()
        ? ballot.choice()
        : BallotParts.together(decision.poll().ask().method(), counts.choice(), ballot.choice());
  }

  private Rules.Circumstances circumstances(Mail mail, OwnBallots ballots) {
    return new Rules.Circumstances(
        at,
        box.counted(),
        key -> mail.texts().getOrDefault(key, texts.get(key)),
        mail.command() instanceof Command.MergePeople ? votedByNow() : Map.of(),
        switch (mail.command()) {
          case Command.ReopenDecision reopen -> urn.heldBefore(reopen.decision());
          case Command.AnswerRoll answer -> saidByNow(answer.decision(), ballots);
          case Command.WithdrawAnswer withdraw -> saidByNow(withdraw.decision(), ballots);
          default -> Map.of();
        });
  }

  private Map<PersonId, String> saidByNow(DecisionId decision, OwnBallots ballots) {
    Map<PersonId, String> said = new HashMap<>();
    ballots
        .all(decision, urn.handlings())
        .forEach((person, ballot) -> said.put(person, ballot.choice()));
    return said;
  }

  /** Of those who are to be merged: what was in the urns before, and what this turn puts in. */
  private Map<DecisionId, Set<PersonId>> votedByNow() {
    Map<DecisionId, Set<PersonId>> byNow = new HashMap<>();
    voted.forEach((decision, people) -> byNow.put(decision, new LinkedHashSet<>(people)));
    for (Handling handling : urn.handlings()) {
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
                  case PersonId person -> WireForm.of(now.called(person));
                  case WordRef ref -> texts.getOrDefault(ref.key(), "");
                  default -> value;
                }));
    return new Refusal(refusal.code(), Map.copyOf(named));
  }

  private void accept(Mail mail, Ruling.Accepted accepted, OwnBallots ballots) {
    Person sender = assembly.people().find(mail.by());
    String actor = sender == null ? "" : sender.id().value();
    for (Ruling.Moment moment : accepted.moments()) {
      happen(actor, moment.event(), moment.before(), ballots);
    }
    assembly = accepted.after();
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
      urn.handlings().add(put(ballot, person, ballots));
      touched.add(person);
    }
    answers.put(mail.key(), new Answer(seq, accepted.made()));
    replies.add(new Reply.Stored(seq, accepted.made()));
  }

  /** Where a ballot comes without the running number of its change, the next one is given here. */
  private Handling put(Decided.Ballot ballot, PersonId person, OwnBallots ballots) {
    Decision decision = assembly.decisions().get(ballot.decision());
    if (ballot.change() > 0 && !decision.hasParts()) {
      return new Handling.Put(
          new Cast(decision.id(), person, box.written(ballot), ballot.change()));
    }
    OwnBallot counts = ballots.now(decision.id(), person, urn.handlings());
    long change =
        ballot.change() > 0 ? ballot.change() : (counts == null ? 0 : counts.change()) + 1;
    String whole = together(decision, counts, ballot);
    return new Handling.Put(
        new Cast(decision.id(), person, box.written(ballot.saying(whole)), change));
  }

  private void happen(String actor, Event event, Assembly before, OwnBallots ballots) {
    touched.addAll(Touched.by(event, before));
    seq++;
    drafts.add(EventCodec.write(actor, event));
    if (event instanceof VotingEvent voting) {
      touched.addAll(urn.happen(voting, before, ballots));
    }
  }

  /** Writes words and ballots within the append, and says what the journal is to write. */
  Future<Batch> write(Stores stores, AssemblyId id, Transaction transaction) {
    List<Future<?>> writes = new ArrayList<>();
    writes.add(stores.words().write(transaction, id, words));
    return urn.write(writes, assembly.decisions(), stores.urn(), id, transaction)
        .map(done -> new Batch(drafts, answers));
  }

  World world(World before) {
    return before.at(seq, assembly, texts);
  }

  /** Who has written much of late. */
  WritingQuota writing() {
    return room.writing();
  }

  /** In the order of the commands. */
  List<Reply> replies() {
    return replies;
  }

  /** What happened to the urn, in its order. */
  List<Handling> handlings() {
    return urn.handlings();
  }

  /** Whose own view may have changed. */
  Set<PersonId> touched() {
    return touched;
  }
}
