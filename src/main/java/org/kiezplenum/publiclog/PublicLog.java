package org.kiezplenum.publiclog;

import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.Recorded;
import org.pcollections.ConsPStack;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PStack;

/**
 * What the moderation changed by hand, up to one number of an assembly's history. Everybody may
 * read it. It holds no names and no texts: these are looked up when it is shown, as they then are.
 *
 * @param lines the newest first
 */
public record PublicLog(
    long seq, Assembly assembly, PMap<EntryId, PersonId> asked, PStack<LogLine> lines) {
  public static final PublicLog EMPTY =
      new PublicLog(0, Assembly.NONE, HashTreePMap.empty(), ConsPStack.empty());

  public PublicLog after(Recorded recorded) {
    Event event = EventCodec.read(recorded);
    PersonId by = recorded.actor().isEmpty() ? null : new PersonId(recorded.actor());
    LogLine line = new LogLines(assembly, asked, by, recorded.at()).of(event);
    return new PublicLog(
        recorded.seq(),
        assembly.after(event, recorded.at(), recorded.actor()),
        event instanceof FloorEvent.EntryMade made
            ? asked.plus(made.entry(), made.person())
            : asked,
        line == null ? lines : with(line.done(recorded.at(), by)));
  }

  private PStack<LogLine> with(LogLine line) {
    boolean repeated = !lines.isEmpty() && lines.get(0).isRepeatedBy(line);
    return (repeated ? lines.minus(0) : lines).plus(line);
  }
}
