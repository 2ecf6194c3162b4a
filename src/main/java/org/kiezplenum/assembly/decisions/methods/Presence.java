package org.kiezplenum.assembly.decisions.methods;

import org.jspecify.annotations.Nullable;

/**
 * How many people it is about; what nobody knows is absent.
 *
 * @param present may vote and are here, or are represented
 * @param entitled may vote, here or not
 */
public record Presence(@Nullable Integer present, @Nullable Integer entitled) {
  public static final Presence UNKNOWN = new Presence(null, null);
}
