/**
 * The agenda: ordered items with a time box, of which at most one is current, and what is written
 * down on them.
 *
 * <p>{@link org.kiezplenum.assembly.agenda.Agenda} is the list and says what may move; {@link
 * org.kiezplenum.assembly.agenda.Item} is planned, current, closed or not reached, and carries the
 * rules of speaking that it was opened with. {@link org.kiezplenum.assembly.agenda.Notes} are lines
 * of the minutes: a note, a task with somebody who does it, a result, or what is parked for another
 * time; the next date is in {@code Particulars}. {@link
 * org.kiezplenum.assembly.agenda.AgendaCommands} and {@code NoteCommands} are the rules; opening
 * and closing an item, which also moves the floor, stands with the root.
 */
@NullMarked
package org.kiezplenum.assembly.agenda;

import org.jspecify.annotations.NullMarked;
