package org.kiezplenum.assembly.voting;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * How the assembly wants to vote on items from then on. Where both was wanted, secret wins, unless
 * two thirds wanted names (rule 12 of the points of order); which came first does not matter.
 *
 * @param secret items on which votes are secret
 * @param named items on which votes are by name, and whether two thirds wanted it
 */
record Demands(PSet<ItemId> secret, PMap<ItemId, Boolean> named) {
  static final Demands NONE = new Demands(HashTreePSet.empty(), HashTreePMap.empty());

  boolean areSecretOn(@Nullable ItemId item) {
    return item != null && secret.contains(item) && !isFirm(item);
  }

  boolean areByNameOn(@Nullable ItemId item) {
    return item != null && named.containsKey(item) && (isFirm(item) || !secret.contains(item));
  }

  private boolean isFirm(ItemId item) {
    return named.getOrDefault(item, false);
  }

  /**
   * What is asked, as it is to be asked on this item. What the moderation itself puts secretly
   * stays so, for elections are never by name because a motion wants it; nor is what names nobody.
   */
  Ask asked(Ask ask, ItemId item) {
    if (areSecretOn(item)) {
      return ask.with(Setting.BALLOTS, Setting.SECRET);
    }
    Ask byName = ask.with(Setting.BALLOTS, Setting.BY_NAME);
    return areByNameOn(item) && !ask.settings().areSecret() && Methods.check(byName).isEmpty()
        ? byName
        : ask;
  }

  Demands after(VotingEvent.SecretVotesDemanded event) {
    return new Demands(secret.plus(event.item()), named);
  }

  /** Two thirds are not taken back by fewer. */
  Demands after(VotingEvent.NamedVotesDemanded event) {
    return new Demands(secret, named.plus(event.item(), event.firmly() || isFirm(event.item())));
  }
}
