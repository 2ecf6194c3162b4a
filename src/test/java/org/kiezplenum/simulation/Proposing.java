package org.kiezplenum.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;

/** Makes up what people do about proposals before they are put to the vote. */
final class Proposing {
  private final SplittableRandom random;
  private int salts;

  Proposing(SplittableRandom random) {
    this.random = random;
  }

  Command command(Assembly told) {
    ProposalId id = some(told);
    return switch (random.nextInt(16)) {
      case 0, 1 -> new Command.HandInProposal(words("Antrag"), words(text()), maybe(reasons()));
      case 2, 3, 4, 5, 6, 7 -> change(id, told.proposals().find(id));
      case 8, 9 -> new Command.WithdrawProposal(id);
      case 10, 11 -> new Command.ReadmitProposal(id);
      default -> new Command.SupportProposal(id, random.nextInt(3) > 0);
    };
  }

  /** Among few, so that what is done to one of them comes together. */
  private ProposalId some(Assembly told) {
    List<ProposalId> all = new ArrayList<>(told.proposals().order());
    return all.isEmpty() || random.nextInt(20) == 0
        ? ProposalId.of(77)
        : all.get(random.nextInt(Math.min(5, all.size())));
  }

  /** Mostly by somebody who has read the latest version. */
  private Command change(ProposalId id, @Nullable Proposal proposal) {
    int latest = proposal == null ? 1 : proposal.version();
    return new Command.ChangeProposal(
        id,
        Math.max(0, random.nextInt(5) == 0 ? latest + random.nextInt(-1, 2) : latest),
        maybe(words("Antrag " + random.nextInt(3))),
        maybe(words(text())),
        maybe(reasons()));
  }

  /** So few different ones that now and then nothing is changed. */
  private String text() {
    return "Wir " + random.nextInt(3) + " mit " + random.nextInt(3);
  }

  private Wording reasons() {
    return random.nextInt(4) == 0 ? words("") : words("Darum " + random.nextInt(3));
  }

  private @Nullable Wording maybe(Wording wording) {
    return random.nextInt(2) == 0 ? null : wording;
  }

  private Wording words(String text) {
    String odd = random.nextInt(2) == 0 ? "" : "x".repeat(20_001);
    return new Wording(random.nextInt(40) == 0 ? odd : text, Integer.toHexString(65_536 + ++salts));
  }
}
