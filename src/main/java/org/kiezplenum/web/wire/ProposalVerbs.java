package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Field.CLEAR;
import static org.kiezplenum.web.wire.Field.id;
import static org.kiezplenum.web.wire.Field.lines;
import static org.kiezplenum.web.wire.Field.number;
import static org.kiezplenum.web.wire.Field.oneLine;
import static org.kiezplenum.web.wire.Field.truth;
import static org.kiezplenum.web.wire.Field.word;
import static org.kiezplenum.web.wire.FieldReader.choice;
import static org.kiezplenum.web.wire.FieldReader.clears;
import static org.kiezplenum.web.wire.FieldReader.line;
import static org.kiezplenum.web.wire.FieldReader.lines;
import static org.kiezplenum.web.wire.FieldReader.linesUnlessCleared;
import static org.kiezplenum.web.wire.FieldReader.must;
import static org.kiezplenum.web.wire.FieldReader.mustCount;
import static org.kiezplenum.web.wire.FieldReader.mustLine;
import static org.kiezplenum.web.wire.FieldReader.truth;
import static org.kiezplenum.web.wire.PeopleVerbs.somebody;
import static org.kiezplenum.web.wire.Verb.verb;

import java.util.List;
import java.util.Objects;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.proposals.HandingIn;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.web.wire.Fields.Malformed;

/** What is sent about proposals: their words, their amendments, and what becomes of them. */
final class ProposalVerbs {
  private static final Field PROPOSAL = id("proposal");
  private static final Field WITH = id("with");
  private static final List<Field> WORDS =
      List.of(oneLine("title"), lines("text"), lines("reasons"));

  /** With {@code for} the desk says it for somebody without a phone. */
  private static final List<Field> FOR = somebody("person", "for");

  static final List<Verb> ROWS =
      List.of(
          verb("hand-in-proposal", Command.HandInProposal.class, ProposalVerbs::handIn)
              .and(WORDS)
              .and(FOR),
          verb(Command.ChangeProposal.class, ProposalVerbs::change, PROPOSAL, number("version"))
              .and(WORDS),
          verb(
              Command.WithdrawProposal.class,
              in -> new Command.WithdrawProposal(proposal(in)),
              PROPOSAL),
          verb(
              Command.SupportProposal.class,
              in -> new Command.SupportProposal(proposal(in), truth(in, "on")),
              PROPOSAL,
              truth("on")),
          verb(
              Command.ReadmitProposal.class,
              in -> new Command.ReadmitProposal(proposal(in)),
              PROPOSAL),
          verb(Command.AmendProposal.class, ProposalVerbs::amend, PROPOSAL, number("version"))
              .and(WORDS)
              .and(FOR),
          verb(
              Command.TakeOverAmendment.class,
              in -> new Command.TakeOverAmendment(proposal(in)),
              PROPOSAL),
          verb(
              Command.MoveAmendment.class,
              in -> new Command.MoveAmendment(proposal(in), mustCount(in, "to")),
              PROPOSAL,
              number("to")),
          verb(
              Command.AdmitProposal.class, in -> new Command.AdmitProposal(proposal(in)), PROPOSAL),
          verb(
              Command.DebateProposal.class,
              in -> new Command.DebateProposal(proposal(in)),
              PROPOSAL),
          verb(
              Command.ReferProposal.class,
              in -> new Command.ReferProposal(proposal(in), mustLine(in, "to")),
              PROPOSAL,
              oneLine("to")),
          verb(
              Command.AdjournProposal.class,
              in -> new Command.AdjournProposal(proposal(in)),
              PROPOSAL),
          verb(
              Command.RemarkOnProposal.class,
              in -> new Command.RemarkOnProposal(proposal(in), linesUnlessCleared(in), clears(in)),
              PROPOSAL,
              lines("text"),
              CLEAR),
          verb(
              Command.SetHandingIn.class,
              in ->
                  new Command.SetHandingIn(
                      choice(in, "by", HandingIn.values(), HandingIn::wireName)),
              word("by", HandingIn.values(), HandingIn::wireName)),
          verb(
              Command.CompeteProposals.class,
              in -> new Command.CompeteProposals(proposal(in), with(in)),
              PROPOSAL,
              WITH),
          verb(
              Command.MoveCompeting.class,
              in -> new Command.MoveCompeting(proposal(in), mustCount(in, "to")),
              PROPOSAL,
              number("to")),
          verb(Command.PartProposal.class, in -> new Command.PartProposal(proposal(in)), PROPOSAL),
          verb(
                  Command.MergeProposals.class,
                  in -> new Command.MergeProposals(change(in), with(in)),
                  PROPOSAL,
                  WITH,
                  number("version"))
              .and(WORDS));

  private ProposalVerbs() {}

  private static Command handIn(Fields in) throws Malformed {
    Command.HandInProposal proposal =
        new Command.HandInProposal(
            mustLine(in, "title"), must(lines(in, "text"), "text"), lines(in, "reasons"));
    return isForAnother(in)
        ? new Command.HandInFor(FieldReader.who(in, "for"), proposal)
        : proposal;
  }

  private static Command.ChangeProposal change(Fields in) throws Malformed {
    return new Command.ChangeProposal(
        proposal(in),
        mustCount(in, "version"),
        line(in, "title"),
        lines(in, "text"),
        lines(in, "reasons"));
  }

  private static Command amend(Fields in) throws Malformed {
    Command.AmendProposal amendment =
        new Command.AmendProposal(
            proposal(in),
            mustCount(in, "version"),
            Objects.requireNonNullElseGet(line(in, "title"), FieldReader::nameless),
            must(lines(in, "text"), "text"),
            lines(in, "reasons"));
    return isForAnother(in)
        ? new Command.AmendFor(FieldReader.who(in, "for"), amendment)
        : amendment;
  }

  private static boolean isForAnother(Fields in) throws Malformed {
    return FieldReader.filledText(in, "for") != null;
  }

  private static ProposalId proposal(Fields in) throws Malformed {
    return FieldReader.id(in, "proposal", ProposalId::new);
  }

  private static ProposalId with(Fields in) throws Malformed {
    return FieldReader.id(in, "with", ProposalId::new);
  }
}
