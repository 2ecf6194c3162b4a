package org.kiezplenum.assembly;

import org.kiezplenum.assembly.agenda.NoteCommands;
import org.kiezplenum.assembly.people.Person;

/** What belongs to whoever writes the minutes. */
final class MinuteTaking {
  private MinuteTaking() {}

  static Decided decide(Assembly assembly, Person by, Command.FromMinuteTaker command, long at) {
    return switch (command) {
      case Command.StatePresent c -> AssemblyCommands.statePresent(c.count());
      case Command.WriteNote c -> NoteCommands.writeNote(assembly, c);
      case Command.TakeNote c -> NoteCommands.takeNote(assembly, by, c, at);
      case Command.LeaveNote c -> NoteCommands.leaveNote(assembly, by, c);
      case Command.ChangeNote c -> NoteCommands.changeNote(assembly, by, c, at);
      case Command.MoveNote c -> NoteCommands.moveNote(assembly, c);
      case Command.RemoveNote c -> NoteCommands.removeNote(assembly, by, c, at);
      case Command.AnnounceNext c -> AssemblyCommands.announceNext(assembly, c);
      case Command.DescribeRecord c -> AssemblyCommands.describeRecord(assembly, c);
    };
  }
}
