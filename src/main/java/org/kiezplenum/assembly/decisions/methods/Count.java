package org.kiezplenum.assembly.decisions.methods;

import java.util.Optional;

/**
 * Everything that is counted, complete and added up.
 *
 * @param cells phones, paper and hands together; empty for ranked ballots
 * @param ballots phones and paper together
 */
record Count(Ask ask, Cells cells, Bag ballots, Presence presence) {

  Settings settings() {
    return ask.settings();
  }

  Optional<Integer> present() {
    return Optional.ofNullable(presence.present());
  }

  Optional<Integer> entitled() {
    return Optional.ofNullable(presence.entitled());
  }
}
