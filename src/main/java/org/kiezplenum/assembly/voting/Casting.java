package org.kiezplenum.assembly.voting;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.counting.BallotParts;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;

/** Who may put which ballot into the urn. */
public final class Casting {
  /**
   * The largest number that a client may give a ballot. Far more than anybody ever casts, and far
   * from where a number that the server counts on from it would have no room.
   */
  public static final long MOST_CHANGES = 1_000_000;

  /** {@code :yes}, or {@code no :yes} with one's own answer before it. */
  private static final Pattern UNNAMED =
      Pattern.compile("^(\\s*|\\s*(?:yes|no|abstain|invalid)\\s+):");

  private Casting() {}

  /**
   * Whoever may vote does; a ballot can be changed until the close. It is told where the desk had
   * entered one for them.
   */
  public static Decided cast(Assembly assembly, PersonId by, Command.Voting command) {
    Decision decision = assembly.decisions().find(command.decision());
    if (decision == null) {
      return refuse(Refusal.Code.UNKNOWN_DECISION);
    }
    if (!decision.isOpen()) {
      return refuse(Refusal.Code.TOO_LATE_TO_VOTE);
    }
    Decided cast = cast(assembly, by, decision, command.written(), command.change());
    if (!(cast instanceof Decided.Accepted accepted) || !decision.poll().roll().isEnteredFor(by)) {
      return cast;
    }
    String ballot = accepted.ballots().getFirst().choice();
    List<Event> told = new ArrayList<>();
    for (RollAnswer spoken : RollAnswer.in(decision.poll().ask().method(), by, ballot)) {
      if (decision.poll().roll().entered().contains(spoken)) {
        told.add(spoken.answered(decision.id(), true, null));
      }
    }
    return accepted.after(told);
  }

  /**
   * In a decision that is open, a ballot as the method reads it; whatever way it was written, the
   * urn holds one text of it.
   */
  static Decided cast(
      Assembly assembly, PersonId by, Decision decision, String written, long change) {
    Electorate electorate = assembly.electorate();
    Poll poll = decision.poll();
    Function<String, Decided> puts =
        ballot ->
            accept(
                new Decided.Ballot(
                    decision.id(), ballot, change, decision.isSecret() ? poll.ask().room() : 0));
    if (decision.isOfDelegates()) {
      return castForInitiative(electorate, by, poll, written, puts);
    }
    return electorate.mayVote(by)
        ? BadBallot.read(poll, written, puts)
        : refuse(Refusal.Code.GUEST_MAY_NOT_VOTE);
  }

  /** Delegates speak for their own initiative, and need not say for which. */
  private static Decided castForInitiative(
      Electorate electorate,
      PersonId by,
      Poll poll,
      String written,
      Function<String, Decided> puts) {
    Ask ask = poll.ask();
    InitiativeId own = electorate.initiativeOf(by);
    if (Methods.asksPeople(ask) && written.indexOf(':') < 0) {
      return electorate.mayVote(by)
          ? BadBallot.read(poll, written, puts)
          : refuse(Refusal.Code.GUEST_MAY_NOT_VOTE);
    }
    if (own == null) {
      return refuse(Refusal.Code.NOT_A_DELEGATE);
    }
    return BadBallot.read(
        poll,
        naming(own, written),
        ballot -> {
          for (String part : BallotParts.of(ask.method(), ballot)) {
            if (BallotParts.isOfPerson(ask.method(), part)) {
              if (!electorate.mayVote(by)) {
                return refuse(Refusal.Code.GUEST_MAY_NOT_VOTE);
              }
            } else if (!part.startsWith(own + ":")) {
              return refuse(Refusal.Code.NOT_YOUR_INITIATIVE);
            }
          }
          return puts.apply(ballot);
        });
  }

  /** What is said for an initiative without its name is said for one's own. */
  private static String naming(InitiativeId own, String written) {
    return written.indexOf(':') < 0
        ? own + ":" + written.strip()
        : UNNAMED.matcher(written).replaceFirst("$1" + own + ":");
  }
}
