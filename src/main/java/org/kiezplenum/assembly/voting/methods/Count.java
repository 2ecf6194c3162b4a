package org.kiezplenum.assembly.voting.methods;

import java.util.Optional;

/**
 * Everything that is counted, complete and added up.
 *
 * @param cells phones, paper and hands together; empty for ranked ballots
 * @param ballots phones and paper together
 */
public record Count(Ask ask, Cells cells, Bag ballots, Presence presence) {

  public Settings settings() {
    return ask.settings();
  }

  public Optional<Integer> present() {
    return Optional.ofNullable(presence.present());
  }

  public Optional<Integer> entitled() {
    return Optional.ofNullable(presence.entitled());
  }
}
