package org.kiezplenum.views;

import org.jspecify.annotations.Nullable;

/**
 * What each audience sees of an assembly at one number of its history. Immutable; later views share
 * what did not change.
 *
 * @param common what everybody sees
 * @param desk what the desk sees beyond that
 */
public record Views(World world, PublicView common, DeskView desk) {

  /** Grows with the shape of the views, so that nobody patches a view of another shape. */
  private static final int SHAPE = 2;

  /** Who looks. The desk sees the common view and the desk's. */
  public enum Audience {
    EVERYBODY(""),
    DESK("d");

    private final String mark;

    Audience(String mark) {
      this.mark = mark;
    }

    /**
     * Names what a number counts in: differences lead only from one view to a later one of the same
     * journal, the same shape and the same audience.
     */
    public String epoch(String journal) {
      return journal + "-" + SHAPE + mark;
    }
  }

  public static Views of(World now, @Nullable Views before) {
    World then = before == null ? null : before.world();
    return new Views(
        now,
        PublicView.of(now, then, before == null ? null : before.common()),
        DeskView.of(now, then, before == null ? null : before.desk()));
  }

  public long seq() {
    return world.seq();
  }
}
