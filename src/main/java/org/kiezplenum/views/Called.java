package org.kiezplenum.views;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.told.ViewPart;

/**
 * What people are called where everybody sees it: by number and name, or by the number alone if the
 * name is hidden or waits to be looked at.
 *
 * @param unchecked nobody at the desk has looked at the name; it does not belong on a wall
 */
public record Called(int number, @Nullable String name, boolean unchecked) implements ViewPart {

  static Called of(World now, PersonId id) {
    Person person = now.person(id);
    return isShown(now, person)
        ? new Called(person.number(), now.text(person.name()), person.isUnchecked())
        : new Called(person.number(), null, false);
  }

  /** True if the person is called the same at both times. */
  static boolean isSame(World now, @Nullable World then, PersonId person) {
    return then != null
        && then.assembly().people().find(person) == now.assembly().people().find(person)
        && then.assembly().people().checkedFirst() == now.assembly().people().checkedFirst();
  }

  private static boolean isShown(World now, Person person) {
    return !person.isHidden() && !(person.isUnchecked() && now.assembly().people().checkedFirst());
  }
}
