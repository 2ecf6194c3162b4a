package org.kiezplenum.minutes;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.proposals.Amends;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Proposals;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.Resolutions;

/** Proposals and amendments as minutes tell of them. */
final class ProposalRecords {
  private final Assembly assembly;
  private final Texts texts;

  ProposalRecords(Assembly assembly, Texts texts) {
    this.assembly = assembly;
    this.texts = texts;
  }

  /** Those that nothing was decided on. */
  List<ProposalRecord> withoutVote() {
    Set<ProposalId> voted = new HashSet<>();
    for (Decision decision : assembly.decisions().byId().values()) {
      if (!(decision.state() instanceof Decision.SetAside)) {
        voted.addAll(decision.proposals());
      }
    }
    Proposals proposals = assembly.proposals();
    return proposals.order().stream()
        .filter(proposal -> !voted.contains(proposal))
        .map(proposals::get)
        .map(proposal -> of(proposal, proposal.version()))
        .toList();
  }

  /**
   * A proposal in one of its versions.
   *
   * @param then as it was when it was put
   */
  ProposalRecord of(Proposal then, int number) {
    Proposal.Version version = then.version(number);
    return new ProposalRecord(
        then.number(),
        texts.text(version.title()),
        number,
        version.text().says(texts::text),
        texts.filled(version.reasons()),
        then.isWithdrawn(),
        texts.filled(assembly.proposals().get(then.id()).remark()),
        course(assembly.proposals().get(then.id()), number),
        then.amendment() == null ? null : amendment(then, version));
  }

  /**
   * As it is now, whatever it was when it was put; an amendment tells its fate by itself.
   *
   * @param version that is told; only the one that was adopted has the number of the resolution
   */
  private ProposalRecord.Course course(Proposal now, int version) {
    if (now.amendment() != null) {
      return ProposalRecord.Course.NONE;
    }
    ProposalId by = now.gaveWayTo();
    Proposal other = by == null ? null : assembly.proposals().get(by);
    boolean isReferred = now.state() == Proposal.ProposalState.REFERRED;
    return new ProposalRecord.Course(
        version == now.version() ? Resolutions.of(assembly, now) : null,
        switch (now.state()) {
          case REFERRED, ADJOURNED, SETTLED, MERGED -> now.state().wireName();
          default -> null;
        },
        other == null ? null : other.number() + ": " + texts.text(other.title()),
        isReferred ? texts.textIfAny(now.referred()) : null);
  }

  /** The passage as it stood when the amendment was put, its fate as it is now. */
  private AmendmentRecord amendment(Proposal then, Proposal.Version version) {
    Proposal now = assembly.proposals().get(then.id());
    Amends amends = then.amends();
    Proposal target = assembly.proposals().get(amends.of());
    String text = target.version(amends.version()).text().says(texts::text);
    int from = Math.min(amends.from(), text.length());
    int to = Math.min(amends.to(), text.length());
    return new AmendmentRecord(
        target.number(),
        lastWords(text.substring(0, from)),
        text.substring(from, to),
        version.text().says(texts::text),
        amends.isWhole(),
        now.state().wireName(),
        settledBy(now));
  }

  /** Enough to find the place again. */
  private static String lastWords(String text) {
    String[] words = text.strip().split("\\s+");
    return String.join(" ", List.of(words).subList(Math.max(0, words.length - 5), words.length));
  }

  private @Nullable String settledBy(Proposal amendment) {
    ProposalId by = Objects.requireNonNull(amendment.amendment()).settledBy();
    return by == null ? null : texts.text(assembly.proposals().get(by).title());
  }
}
