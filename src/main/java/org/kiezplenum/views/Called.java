package org.kiezplenum.views;

import static org.kiezplenum.views.Node.node;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;

/**
 * What people are called where everybody sees it: by number and name, or by the number alone if the
 * name is hidden or waits to be looked at. {@code unchecked} marks a name that nobody at the desk
 * has looked at; it does not belong on a wall.
 */
final class Called {
  private Called() {}

  static Map<String, Object> of(World now, PersonId person) {
    return with(node(), now, person).made();
  }

  static Node with(Node node, World now, PersonId id) {
    Person person = now.person(id);
    node.with("number", person.number());
    return isShown(now, person)
        ? node.with("name", now.text(person.name()))
            .with("unchecked", person.isUnchecked() ? true : null)
        : node;
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
