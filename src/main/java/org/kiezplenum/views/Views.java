package org.kiezplenum.views;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each audience sees of an assembly at one number of its history. Immutable; later views share
 * what did not change.
 *
 * @param common what everybody sees
 * @param desk what the desk sees beyond that
 */
public record Views(World world, Map<String, Object> common, Map<String, Object> desk) {

  /** Who looks. The desk sees the common view and the desk's. */
  public enum Audience {
    EVERYBODY,
    DESK
  }

  public static Views of(World now, @Nullable Views before) {
    World then = before == null ? null : before.world();
    return new Views(
        now,
        PublicView.of(now, then, before == null ? Map.of() : before.common()),
        DeskView.of(now, then, before == null ? Map.of() : before.desk()));
  }

  public long seq() {
    return world.seq();
  }
}
