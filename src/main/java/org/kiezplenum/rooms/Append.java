package org.kiezplenum.rooms;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Rules;
import org.kiezplenum.assembly.Ruling;
import org.kiezplenum.assembly.people.PeopleCommands;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.Journal.Batch;
import org.kiezplenum.journal.Transaction;
import org.kiezplenum.urn.Urn;
import org.kiezplenum.views.World;

/** The work of one append. It may run again from the start if the append does. */
final class Append implements Journal.Work {
  private final Stores stores;
  private final World world;
  private final WritingQuota writing;
  private final OwnBallots ballots;
  private final List<Mail> mails;
  private final Set<PersonId> touched = new LinkedHashSet<>();
  private @Nullable Tail tail;
  private @Nullable Turn turn;

  Append(Stores stores, World world, WritingQuota writing, OwnBallots ballots, List<Mail> mails) {
    this.stores = stores;
    this.world = world;
    this.writing = writing;
    this.ballots = ballots;
    this.mails = mails;
  }

  @Override
  public Future<Batch> decide(Journal.JournalStanding standing, Transaction transaction) {
    Tail read = Tail.of(world, standing.tail());
    tail = read;
    World known = read.world();
    Box box = new Box(stores.urn(), known, transaction);
    return counts(known, transaction)
        .compose(counted -> box.look(isAboutUrn()))
        .compose(found -> isClosing(known, standing) ? box.count() : Future.succeededFuture())
        .compose(counted -> voted(known, transaction))
        .compose(voted ->
            reopened(known, transaction)
                .map(reopened -> new Turn(known, standing, writing, box, voted, reopened)))
        .compose(taken -> {
          mails.forEach(mail -> taken.decide(mail, ballots));
          turn = taken;
          touched.addAll(read.touched());
          touched.addAll(taken.touched());
          return taken.write(stores, known.id(), transaction);
        });
  }

  /** What was decided. Only after the append has succeeded. */
  Turn turn() {
    return Objects.requireNonNull(turn);
  }

  /** What others wrote before it, on the state that it has led to. Only after it has succeeded. */
  Tail tail() {
    return Objects.requireNonNull(tail).at(turn().world(world));
  }

  /** Whose own view may have changed, by this turn and by what others wrote before it. */
  Set<PersonId> touched() {
    return touched;
  }

  /**
   * Where a ballot comes without the running number of its change, the next one is given here, and
   * another process may have put in an earlier ballot. The head is held, so that what is read now
   * stays true.
   */
  private Future<?> counts(World known, Transaction transaction) {
    return mails.stream()
        .map(Mail::command)
        .map(command -> uncounted(known, command))
        .filter(decision -> decision != null)
        .filter(decision -> decision.equals(known.assembly().decisions().voting()))
        .findFirst()
        .map(decision ->
            stores
                .urn()
                .kept(transaction, known.id(), decision)
                .onSuccess(kept -> ballots.load(decision, kept)))
        .<Future<?>>map(read -> read)
        .orElseGet(Future::succeededFuture);
  }

  /** In which urns those have a ballot who are to be merged, under whatever number they came. */
  private Future<Map<DecisionId, Set<PersonId>>> voted(World known, Transaction transaction) {
    Set<PersonId> people = new LinkedHashSet<>();
    for (Mail mail : mails) {
      if (mail.command() instanceof Command.MergePeople merge) {
        people.addAll(everyone(known, known.assembly().people().find(merge.person())));
        people.addAll(
            everyone(known, PeopleCommands.known(known.assembly().people(), merge.into())));
        // By then somebody else may be called so.
        if (merge.into().name() != null) {
          people.addAll(known.assembly().people().byId().keySet());
          people.addAll(known.assembly().people().merged().keySet());
        }
      }
    }
    return people.isEmpty()
        ? Future.succeededFuture(Map.of())
        : stores.urn().voted(transaction, known.id(), people);
  }

  /**
   * What the urns hold that are to be opened again. They are closed, so that nothing that this
   * append does before changes it; what is secret stays sealed, and is not opened again.
   */
  private Future<Map<DecisionId, Map<PersonId, Urn.Kept>>> reopened(
      World known, Transaction transaction) {
    Map<DecisionId, Map<PersonId, Urn.Kept>> held = new HashMap<>();
    Future<?> read = Future.succeededFuture();
    for (Mail mail : mails) {
      if (mail.command() instanceof Command.ReopenDecision reopen
          && held.putIfAbsent(reopen.decision(), Map.of()) == null) {
        read =
            read.compose(done -> stores.urn().kept(transaction, known.id(), reopen.decision()))
                .onSuccess(kept -> held.put(reopen.decision(), kept));
      }
    }
    return read.map(done -> held);
  }

  private static Set<PersonId> everyone(World known, @Nullable Person person) {
    return person == null ? Set.of() : known.assembly().people().allOf(person.id());
  }

  /**
   * The decision of a ballot that came without the running number of its change, or for whom the
   * desk may have counted one; or which is put together with what is there.
   */
  private static @Nullable DecisionId uncounted(World known, Command command) {
    return switch (command) {
      case Command.Voting cast when isReadFirst(known, cast.decision()) -> cast.decision();
      case Command.Voting cast when cast.change() == 0 -> cast.decision();
      case Command.AnswerRoll answer -> answer.decision();
      case Command.WithdrawAnswer withdraw -> withdraw.decision();
      default -> null;
    };
  }

  private static boolean isReadFirst(World known, DecisionId id) {
    Decision decision = known.assembly().decisions().find(id);
    return decision != null && (decision.isByName() || decision.hasParts());
  }

  private boolean isAboutUrn() {
    return mails.stream()
        .map(Mail::command)
        .anyMatch(command ->
            command instanceof Command.Voting || command instanceof Command.CloseDecision);
  }

  /** A turn that closes an urn holds nothing else. */
  private boolean isClosing(World known, Journal.JournalStanding standing) {
    Mail first = mails.getFirst();
    return first.command() instanceof Command.CloseDecision
        && !first.onlyAgain()
        && !standing.remembered().containsKey(first.key())
        && Rules.decide(
                known.assembly(),
                first.by(),
                first.command(),
                Rules.Circumstances.at(standing.at()))
            instanceof Ruling.Accepted accepted
        && !accepted.events().isEmpty();
  }
}
