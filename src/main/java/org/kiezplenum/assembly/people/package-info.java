/**
 * Who takes part: participants with and without a phone, their numbers, names and roles.
 *
 * <p>Everybody has a number that never changes hands; a name is a claim until the desk has looked
 * at it. {@link org.kiezplenum.assembly.people.People} holds them all, finds whoever two turned out
 * to be, and says who sits where; {@link org.kiezplenum.assembly.people.Person} says what somebody
 * may do. {@link org.kiezplenum.assembly.people.PeopleCommands} are the rules of coming in, naming,
 * hiding and giving roles. This is the first subject: it knows no other, and all know it.
 */
@NullMarked
package org.kiezplenum.assembly.people;

import org.jspecify.annotations.NullMarked;
