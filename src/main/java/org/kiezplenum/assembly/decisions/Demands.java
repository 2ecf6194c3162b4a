package org.kiezplenum.assembly.decisions;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.decisions.methods.Ask;
import org.kiezplenum.assembly.decisions.methods.Methods;
import org.kiezplenum.assembly.decisions.methods.Setting;

/**
 * How the assembly wants to vote on an item from then on. Where both was wanted, secret wins,
 * unless two thirds wanted names (rule 12 of the points of order); which came first does not
 * matter.
 *
 * @param secret the item on which votes are secret
 * @param named the item on which votes are by name
 * @param firmly by name was wanted by two thirds
 */
record Demands(@Nullable ItemId secret, @Nullable ItemId named, boolean firmly) {
  static final Demands NONE = new Demands(null, null, false);

  boolean areSecretOn(@Nullable ItemId item) {
    return item != null && item.equals(secret) && !(firmly && item.equals(named));
  }

  boolean areByNameOn(@Nullable ItemId item) {
    return item != null && item.equals(named) && (firmly || !item.equals(secret));
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

  Demands after(Event.SecretVotesDemanded event) {
    return new Demands(event.item(), named, firmly);
  }

  Demands after(Event.NamedVotesDemanded event) {
    return new Demands(secret, event.item(), event.firmly());
  }
}
