package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Field.any;
import static org.kiezplenum.web.wire.Field.id;
import static org.kiezplenum.web.wire.Field.number;
import static org.kiezplenum.web.wire.Field.oneLine;
import static org.kiezplenum.web.wire.Field.sign;
import static org.kiezplenum.web.wire.Field.truth;
import static org.kiezplenum.web.wire.Field.word;
import static org.kiezplenum.web.wire.FieldReader.asItStands;
import static org.kiezplenum.web.wire.FieldReader.choice;
import static org.kiezplenum.web.wire.FieldReader.count;
import static org.kiezplenum.web.wire.FieldReader.filled;
import static org.kiezplenum.web.wire.FieldReader.filledText;
import static org.kiezplenum.web.wire.FieldReader.line;
import static org.kiezplenum.web.wire.FieldReader.maybe;
import static org.kiezplenum.web.wire.FieldReader.mustCount;
import static org.kiezplenum.web.wire.FieldReader.mustLine;
import static org.kiezplenum.web.wire.FieldReader.setsAside;
import static org.kiezplenum.web.wire.FieldReader.truth;
import static org.kiezplenum.web.wire.PeopleVerbs.WHO;
import static org.kiezplenum.web.wire.Verb.verb;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.counting.SecondCount;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.web.wire.Fields.Malformed;

/** What is sent about votes: putting, counting, closing and announcing them. */
final class VotingVerbs {
  private static final String REST = "rest";
  private static final Field DECISION = id("decision");
  private static final Field SET_ASIDE = truth("set-aside");
  private static final Field AMENDMENTS = word("amendments", "stay-open");
  private static final List<Field> ABOUT = List.of(id("proposal"), oneLine("question"));
  private static final List<Field> HANDS = List.of(number("yes"), number("no"), number("abstain"));

  static final List<Verb> ROWS =
      List.of(
          verb("cast-ballot", Command.Voting.class, BallotReader::cast).and(BallotReader.CAST),
          verb(
                  Command.OpenDecision.class,
                  in ->
                      new Command.OpenDecision(
                          proposal(in), filled(line(in, "question")), asItStands(in)),
                  AMENDMENTS)
              .and(ABOUT),
          verb(Command.OpenPoll.class, Polls::open, AMENDMENTS).and(ABOUT).and(Polls.FIELDS),
          verb(
                  "enter-hands",
                  Command.EnterHands.class,
                  VotingVerbs::enterHands,
                  DECISION,
                  any(REST))
              .and(HANDS),
          verb(
              Command.EnterCells.class,
              in ->
                  saysRest(in)
                      ? new Command.EnterRemainder(
                          decision(in), BallotReader.cells(in), BallotReader.filled(in, REST))
                      : new Command.EnterCells(decision(in), BallotReader.cells(in)),
              DECISION,
              BallotReader.CELLS,
              any(REST)),
          verb(
                  Command.EnterPaper.class,
                  in ->
                      new Command.EnterPaper(
                          decision(in),
                          BallotReader.ballot(in),
                          Objects.requireNonNullElse(count(in, "times"), 1)),
                  DECISION,
                  number("times"))
              .and(BallotReader.FIELDS),
          verb(
                  Command.AnswerRoll.class,
                  in ->
                      new Command.AnswerRoll(
                          decision(in),
                          FieldReader.who(in, "name"),
                          BallotReader.ballot(in),
                          isTrue(in, "instead")),
                  DECISION,
                  truth("instead"))
              .and(WHO)
              .and(BallotReader.FIELDS),
          verb(
                  Command.WithdrawAnswer.class,
                  in ->
                      new Command.WithdrawAnswer(
                          decision(in), FieldReader.who(in, "name"), isTrue(in, "instead")),
                  DECISION,
                  truth("instead"))
              .and(WHO),
          verb(
              Command.RemoveHands.class,
              in -> new Command.RemoveHands(decision(in), block(in)),
              DECISION,
              id("block")),
          verb(
              Command.CountAgain.class,
              in -> new Command.CountAgain(decision(in), block(in), BallotReader.cells(in)),
              DECISION,
              id("block"),
              BallotReader.CELLS),
          verb(
              Command.SettleCount.class,
              in ->
                  new Command.SettleCount(
                      decision(in),
                      block(in),
                      choice(in, "takes", SecondCount.Takes.values(), SecondCount.Takes::wireName)),
              DECISION,
              id("block"),
              word("takes", SecondCount.Takes.values(), SecondCount.Takes::wireName)),
          verb(
              Command.AnnounceClosing.class,
              in -> new Command.AnnounceClosing(decision(in), mustCount(in, "seconds")),
              DECISION,
              number("seconds")),
          verb(
              Command.CloseDecision.class, in -> new Command.CloseDecision(decision(in)), DECISION),
          verb(
              Command.ReopenDecision.class,
              in -> new Command.ReopenDecision(decision(in)),
              DECISION),
          verb(
              Command.DrawLot.class,
              Polls::drawLot,
              DECISION,
              word("by", "server"),
              sign("drawn"),
              any("seed"),
              oneLine("witness"),
              truth("instead")),
          verb(
              Command.StateFigures.class,
              VotingVerbs::stateFigures,
              DECISION,
              number("present"),
              number("entitled")),
          verb(
              Command.AnnounceDecision.class,
              in ->
                  new Command.AnnounceDecision(
                      decision(in), isTrue(in, "agreed"), FieldReader.random()),
              DECISION,
              truth("agreed")),
          verb(
              Command.EndDecision.class,
              in -> new Command.EndDecision(decision(in), isTrue(in, "mistake")),
              DECISION,
              truth("mistake")),
          verb(
              Command.CorrectDecision.class,
              in ->
                  new Command.CorrectDecision(decision(in), mustLine(in, "reason"), setsAside(in)),
              DECISION,
              oneLine("reason"),
              SET_ASIDE),
          verb(
              Command.DemandCount.class,
              in -> new Command.DemandCount(decision(in), setsAside(in)),
              DECISION,
              SET_ASIDE),
          verb(
              Command.NextRound.class,
              in ->
                  new Command.NextRound(
                      decision(in),
                      Polls.several(BallotReader.filled(in, "withdrawn")),
                      setsAside(in)),
              DECISION,
              any("withdrawn"),
              SET_ASIDE),
          verb(
                  Command.DecideBySight.class,
                  VotingVerbs::bySight,
                  word("how", PlainMethod.values(), PlainMethod::wireName),
                  word("outcome", "yes", "no"),
                  id("item"),
                  sign("at"),
                  AMENDMENTS)
              .and(ABOUT),
          verb(
                  Command.RecordCount.class,
                  in ->
                      new Command.RecordCount(
                          proposal(in),
                          filled(line(in, "question")),
                          hands(in),
                          maybe(in, "item", ItemId::new),
                          filledText(in, "at")),
                  id("item"),
                  sign("at"))
              .and(ABOUT)
              .and(HANDS));

  private VotingVerbs() {}

  private static Command enterHands(Fields in) throws Malformed {
    return saysRest(in)
        ? new Command.EnterRemainder(
            decision(in), BallotReader.hands(in), BallotReader.filled(in, REST))
        : new Command.EnterHands(decision(in), hands(in));
  }

  /** Whether somebody pressed „all others", which is one of several buttons of the form. */
  private static boolean saysRest(Fields in) throws Malformed {
    return !BallotReader.filled(in, REST).isEmpty();
  }

  private static Command stateFigures(Fields in) throws Malformed {
    Integer present = count(in, "present");
    Integer entitled = count(in, "entitled");
    if (present == null && entitled == null) {
      throw new Malformed("present");
    }
    return new Command.StateFigures(decision(in), present, entitled);
  }

  private static Command bySight(Fields in) throws Malformed {
    PlainMethod method = choice(in, "how", PlainMethod.values(), PlainMethod::wireName);
    String outcome = in.text("outcome");
    boolean saysYesOrNo = "yes".equals(outcome) || "no".equals(outcome);
    if (!method.isBySight() || (method == PlainMethod.MAJORITY_SEEN && !saysYesOrNo)) {
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

  static boolean isTrue(Fields in, String name) throws Malformed {
    return in.word(name) != null && truth(in, name);
  }

  private static Hands hands(Fields in) throws Malformed {
    return new Hands(count(in, "yes"), count(in, "no"), count(in, "abstain"));
  }

  private static @Nullable ProposalId proposal(Fields in) throws Malformed {
    return maybe(in, "proposal", ProposalId::new);
  }

  private static BlockId block(Fields in) throws Malformed {
    return FieldReader.id(in, "block", BlockId::new);
  }

  static DecisionId decision(Fields in) throws Malformed {
    return FieldReader.id(in, "decision", DecisionId::new);
  }
}
