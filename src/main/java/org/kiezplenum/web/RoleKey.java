package org.kiezplenum.web;

import org.kiezplenum.assembly.people.Role;

/**
 * What a key opens.
 *
 * @param recovery leads somebody back to the desk who has lost their device; it is kept at home, so
 *     it ends when the minutes are published
 */
public record RoleKey(Role role, boolean recovery) {
  static RoleKey to(Role role) {
    return new RoleKey(role, false);
  }

  static RoleKey back(Role role) {
    return new RoleKey(role, true);
  }
}
