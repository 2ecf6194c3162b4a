package org.kiezplenum.seats;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.Role;

/**
 * What a key opens.
 *
 * @param publications of a key that leads somebody back to the desk who has lost their device: how
 *     often the minutes had been published when it was made. It is kept at home, so it ends with
 *     the next time, for good. Absent: it does not end by itself
 */
public record RoleKey(Role role, @Nullable Integer publications) {
  public static RoleKey to(Role role) {
    return new RoleKey(role, null);
  }

  public static RoleKey back(Role role, int publications) {
    return new RoleKey(role, publications);
  }

  public boolean isRecovery() {
    return publications != null;
  }

  /** Whether it still opens its role after so many publications. */
  public boolean isValid(int published) {
    return publications == null || publications == published;
  }
}
