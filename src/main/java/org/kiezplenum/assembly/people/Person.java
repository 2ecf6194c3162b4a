package org.kiezplenum.assembly.people;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Somebody who takes part.
 *
 * @param number what everybody is known by: one number for the queue, the vote and coming back
 * @param reach how the person can be reached
 * @param name absent for whoever gave none and is called by the number
 * @param names how many names the person has had, so that no version is given twice
 * @param standing what may be done with the name
 * @param group the list on which the person is, by their own word; nobody is told
 * @param seldomHeard the person's marks to be heard, by the id of the item; nobody is told
 */
public record Person(
    PersonId id,
    int number,
    Reach reach,
    @Nullable WordRef name,
    int names,
    NameStanding standing,
    Set<Role> roles,
    @Nullable WordRef group,
    PMap<String, WordRef> seldomHeard) {

  Person(
      PersonId id,
      int number,
      Reach reach,
      @Nullable WordRef name,
      int names,
      NameStanding standing,
      Set<Role> roles) {
    this(id, number, reach, name, names, standing, roles, null, HashTreePMap.empty());
  }

  /** A person either has a device of their own, or is entered at the desk. */
  public enum Reach {
    DEVICE,
    DESK
  }

  /** A name is somebody's own claim until the desk has looked at it. */
  public enum NameStanding {
    UNCHECKED,
    CHECKED,
    /** The person is called by the number everywhere, whatever name they choose. */
    HIDDEN
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  Person inGroup(WordRef newGroup) {
    return new Person(id, number, reach, name, names, standing, roles, newGroup, seldomHeard);
  }

  Person marked(WordRef mark) {
    String item = mark.key().substring(mark.key().lastIndexOf('-') + 1);
    return new Person(
        id, number, reach, name, names, standing, roles, group, seldomHeard.plus(item, mark));
  }

  /** Whoever has a role sits at the desk. */
  public boolean isAtDesk() {
    return !roles.isEmpty();
  }

  /** Leads through the assembly. */
  public boolean isFacilitator() {
    return roles.contains(Role.FACILITATOR);
  }

  public boolean isHidden() {
    return standing == NameStanding.HIDDEN;
  }

  /** True if there is a name that nobody at the desk has looked at. */
  public boolean isUnchecked() {
    return name != null && standing == NameStanding.UNCHECKED;
  }

  /** A new name has to be looked at again, and does not bring a hidden one back. */
  Person named(@Nullable WordRef newName) {
    int version = newName == null ? names : newName.version();
    NameStanding then = isHidden() || isAtDesk() ? standing : NameStanding.UNCHECKED;
    return new Person(id, number, reach, newName, version, then, roles, group, seldomHeard);
  }

  Person standing(NameStanding now) {
    return new Person(id, number, reach, name, names, now, roles, group, seldomHeard);
  }

  /** Who is given a role is known to the moderation, and so is the name. */
  Person as(Role role) {
    Set<Role> more = EnumSet.of(role);
    more.addAll(roles);
    NameStanding then = isHidden() ? standing : NameStanding.CHECKED;
    return new Person(id, number, reach, name, names, then, Set.copyOf(more), group, seldomHeard);
  }

  Person without(Role role) {
    Set<Role> fewer = EnumSet.noneOf(Role.class);
    fewer.addAll(roles);
    fewer.remove(role);
    return new Person(
        id, number, reach, name, names, standing, Set.copyOf(fewer), group, seldomHeard);
  }

  /** Is also reached and called as {@code gone} was. */
  Person with(Person gone) {
    Reach both = reach == Reach.DEVICE || gone.reach == Reach.DEVICE ? Reach.DEVICE : Reach.DESK;
    boolean takes = name == null && gone.name != null && !isHidden();
    return new Person(
        id,
        number,
        both,
        takes ? gone.name : name,
        names,
        takes || gone.isHidden() ? gone.standing : standing,
        roles,
        group == null ? gone.group : group,
        gone.seldomHeard.plusAll(seldomHeard));
  }
}
