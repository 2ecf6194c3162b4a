package org.kiezplenum.assembly.proposals;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.PlainText;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.people.PeopleCommands;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;

/** Handing in proposals, until the assembly has ended; {@link HandingIn} says who may. */
public final class ProposalCommands {
  private ProposalCommands() {}

  /**
   * What people do about proposals.
   *
   * @param texts the texts of those that it is about
   */
  public static Decided decide(
      Assembly assembly,
      Person by,
      Command.Proposing command,
      Function<String, @Nullable String> texts) {
    return switch (command) {
      case Command.HandInProposal c -> ifAllowed(assembly, by, () -> handIn(assembly, by.id(), c));
      case Command.AmendProposal c ->
          ifAllowed(assembly, by, () -> AmendmentCommands.amend(assembly, by.id(), c, texts));
      case Command.ChangeProposal c -> VersionCommands.change(assembly, by, c, texts);
      case Command.WithdrawProposal c -> VersionCommands.withdraw(assembly, by, c);
      case Command.TakeOverAmendment c -> AmendmentCommands.takeOver(assembly, by, c);
      case Command.SupportProposal c -> VersionCommands.support(assembly, by, c);
      case Command.MergeProposals c -> MergeCommands.merge(assembly, by, c, texts);
    };
  }

  /** The desk may always write down what somebody says; see {@link #handInFor}. */
  private static Decided ifAllowed(Assembly assembly, Person by, Supplier<Decided> then) {
    return assembly.proposals().handingIn().allows(by, assembly.electorate())
        ? then.get()
        : refuse(Refusal.Code.HANDING_IN_CLOSED);
  }

  /** The desk hands in what somebody without a phone says. */
  public static Decided handInFor(Assembly assembly, Command.HandInFor command) {
    return PeopleCommands.withWhom(
        assembly,
        command.who(),
        (person, came) ->
            handIn(assembly, person, command.proposal()) instanceof Decided.Accepted accepted
                ? accepted.after(came)
                : handIn(assembly, person, command.proposal()));
  }

  public static Decided handIn(Assembly assembly, PersonId by, Command.HandInProposal command) {
    Decided refused = refusedShape(command.title(), command.text(), command.reasons());
    if (refused != null) {
      return refused;
    }
    Proposals proposals = assembly.proposals();
    Decided tooMany = refusedNumber(proposals, by);
    if (tooMany != null) {
      return tooMany;
    }
    int number = proposals.order().size() + 1;
    ProposalId proposal = ProposalId.of(number);
    WordRef title = command.title().as(proposal + "/title", 1);
    WordRef text = command.text().as(proposal + "/text", 1);
    Wording why = command.reasons();
    WordRef reasons = why == null || why.text().isEmpty() ? null : why.as(proposal + "/reasons", 1);
    Decided.Accepted accepted =
        accept(new ProposalEvent.ProposalHandedIn(proposal, number, by, title, text, reasons))
            .saying(title, command.title())
            .saying(text, command.text())
            .making(proposal);
    return reasons == null || why == null ? accepted : accepted.saying(reasons, why);
  }

  /** Why this person cannot hand in one more. */
  static @Nullable Decided refusedNumber(Proposals proposals, PersonId by) {
    long own = proposals.byId().values().stream().filter(p -> p.person().equals(by)).count();
    if (own >= Proposals.MOST_PROPOSALS_OF_ONE_PERSON) {
      return refuse(Refusal.Code.TOO_MANY, Map.of("n", Proposals.MOST_PROPOSALS_OF_ONE_PERSON));
    }
    return proposals.order().size() >= Proposals.MOST_PROPOSALS
        ? refuse(Refusal.Code.TOO_MANY, Map.of("n", Proposals.MOST_PROPOSALS))
        : null;
  }

  /** Why a proposal cannot say this; what is absent is not looked at. */
  static @Nullable Decided refusedShape(
      @Nullable Wording title, @Nullable Wording text, @Nullable Wording reasons) {
    if (isEmpty(title) || isEmpty(text)) {
      return refuse(Refusal.Code.TEXT_MISSING);
    }
    if (title != null && PlainText.graphemes(title.text()) > Proposals.LONGEST_TITLE_GRAPHEMES) {
      return refuse(Refusal.Code.TEXT_TOO_LONG, Map.of("n", Proposals.LONGEST_TITLE_GRAPHEMES));
    }
    return isTooLong(text) || isTooLong(reasons)
        ? refuse(Refusal.Code.TEXT_TOO_LONG, Map.of("n", Proposals.LONGEST_TEXT_BYTES))
        : null;
  }

  private static boolean isEmpty(@Nullable Wording wording) {
    return wording != null && wording.text().isEmpty();
  }

  private static boolean isTooLong(@Nullable Wording wording) {
    return wording != null
        && wording.text().getBytes(StandardCharsets.UTF_8).length > Proposals.LONGEST_TEXT_BYTES;
  }
}
