package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Reading.id;
import static org.kiezplenum.web.wire.Reading.line;
import static org.kiezplenum.web.wire.Reading.lines;
import static org.kiezplenum.web.wire.Reading.must;
import static org.kiezplenum.web.wire.Reading.mustCount;
import static org.kiezplenum.web.wire.Reading.who;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.web.wire.Fields.Malformed;

/** Reads what people send about amendments. */
final class AmendmentReader {
  private AmendmentReader() {}

  static @Nullable Command command(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "amend-proposal" -> amend(in);
      case "take-over-amendment" -> new Command.TakeOverAmendment(proposal(in));
      case "move-amendment" -> new Command.MoveAmendment(proposal(in), mustCount(in, "to"));
      default -> null;
    };
  }

  /** With {@code for} the desk amends for somebody without a phone. */
  private static Command amend(Fields in) throws Malformed {
    Command.AmendProposal amendment =
        new Command.AmendProposal(
            proposal(in),
            mustCount(in, "version"),
            Objects.requireNonNullElseGet(line(in, "title"), Reading::nameless),
            must(lines(in, "text"), "text"),
            lines(in, "reasons"));
    String whom = in.text("for");
    return whom == null || whom.isBlank()
        ? amendment
        : new Command.AmendFor(who(in, "for"), amendment);
  }

  private static ProposalId proposal(Fields in) throws Malformed {
    return id(in, "proposal", ProposalId::new);
  }
}
