package org.kiezplenum.assembly.proposals;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of several competing proposals among which a choice is made, in the version that was put. */
public record Variant(ProposalId proposal, int version) {

  /** In the order of the ballot; none if it is no such choice. */
  public static List<ProposalId> proposals(@Nullable Map<String, Variant> variants) {
    return variants == null
        ? List.of()
        : variants.values().stream().map(Variant::proposal).toList();
  }
}
