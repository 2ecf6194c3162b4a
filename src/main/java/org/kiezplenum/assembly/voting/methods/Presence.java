package org.kiezplenum.assembly.voting.methods;

import org.jspecify.annotations.Nullable;

/**
 * How many people it is about; what nobody knows is absent. No count may find more votes than any
 * of these.
 *
 * @param present may vote and are here, or are represented
 * @param entitled may vote, here or not
 * @param listed stand on the list of those who may vote, where one is kept
 */
public record Presence(
    @Nullable Integer present, @Nullable Integer entitled, @Nullable Integer listed) {
  public static final Presence UNKNOWN = new Presence(null, null);

  /** Without a list. */
  public Presence(@Nullable Integer present, @Nullable Integer entitled) {
    this(present, entitled, null);
  }
}
