package org.kiezplenum.assembly.people;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;

/**
 * Somebody who takes part.
 *
 * @param number what everybody is known by: one number for the queue, the vote and coming back
 * @param reach how the person can be reached
 * @param name absent for whoever gave none and is called by the number
 * @param names how many names the person has had, so that no version is given twice
 */
public record Person(
    PersonId id, int number, Reach reach, @Nullable WordRef name, int names, Set<Role> roles) {

  /** A person either has a device of their own, or is entered at the desk. */
  public enum Reach {
    DEVICE,
    DESK
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  Person named(@Nullable WordRef newName) {
    int version = newName == null ? names : newName.version();
    return new Person(id, number, reach, newName, version, roles);
  }

  Person as(Role role) {
    Set<Role> more = EnumSet.of(role);
    more.addAll(roles);
    return new Person(id, number, reach, name, names, Set.copyOf(more));
  }
}
