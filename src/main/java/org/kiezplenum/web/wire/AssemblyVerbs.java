package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Field.CLEAR;
import static org.kiezplenum.web.wire.Field.number;
import static org.kiezplenum.web.wire.Field.oneLine;
import static org.kiezplenum.web.wire.Field.sign;
import static org.kiezplenum.web.wire.Field.word;
import static org.kiezplenum.web.wire.FieldReader.changed;
import static org.kiezplenum.web.wire.FieldReader.choice;
import static org.kiezplenum.web.wire.FieldReader.clears;
import static org.kiezplenum.web.wire.FieldReader.count;
import static org.kiezplenum.web.wire.FieldReader.filled;
import static org.kiezplenum.web.wire.FieldReader.line;
import static org.kiezplenum.web.wire.FieldReader.lineUnlessCleared;
import static org.kiezplenum.web.wire.FieldReader.maybeChoice;
import static org.kiezplenum.web.wire.FieldReader.mustCount;
import static org.kiezplenum.web.wire.Verb.verb;

import java.util.List;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Phase.Readers;
import org.kiezplenum.assembly.signals.Wall;

/** What is sent about the assembly itself, its minutes, its wall, and what is done in between. */
final class AssemblyVerbs {
  private AssemblyVerbs() {}

  static final List<Verb> ROWS =
      List.of(
          verb(
              Command.ChangeAssembly.class,
              in ->
                  new Command.ChangeAssembly(
                      line(changed(in, "title")),
                      changed(in, "date"),
                      changed(in, "time"),
                      line(changed(in, "place"))),
              oneLine("title"),
              sign("date"),
              sign("time"),
              oneLine("place"),
              oneLine("title-was"),
              sign("date-was"),
              sign("time-was"),
              oneLine("place-was")),
          verb(Command.OpenAssembly.class, in -> new Command.OpenAssembly()),
          verb(Command.EndAssembly.class, in -> new Command.EndAssembly()),
          verb(Command.ReopenAssembly.class, in -> new Command.ReopenAssembly()),
          verb(
              Command.PublishMinutes.class,
              in ->
                  new Command.PublishMinutes(
                      maybeChoice(in, "to", Readers.values(), Readers::wireName),
                      filled(line(in, "remark"))),
              word("to", Readers.values(), Readers::wireName),
              oneLine("remark")),
          verb(Command.WithdrawMinutes.class, in -> new Command.WithdrawMinutes()),
          verb(
              Command.StatePresent.class,
              in -> new Command.StatePresent(mustCount(in, "count")),
              number("count")),
          verb(
              Command.AnnounceNext.class,
              in -> new Command.AnnounceNext(lineUnlessCleared(in), clears(in)),
              oneLine("text"),
              CLEAR),
          verb(
              Command.DescribeRecord.class,
              in ->
                  new Command.DescribeRecord(
                      line(changed(in, "chairs")), line(changed(in, "writer"))),
              oneLine("chairs"),
              oneLine("writer"),
              oneLine("chairs-was"),
              oneLine("writer-was")),
          verb(
              Command.ShowOnWall.class,
              in ->
                  new Command.ShowOnWall(
                      choice(in, "mode", Wall.Mode.values(), Wall.Mode::wireName),
                      filled(line(in, "text"))),
              word("mode", Wall.Mode.values(), Wall.Mode::wireName),
              oneLine("text")),
          verb(Command.Undo.class, in -> new Command.Undo(mustCount(in, "step")), number("step")),
          verb(
              Command.TakeBreak.class,
              in -> new Command.TakeBreak(count(in, "minutes"), in.text("until")),
              number("minutes"),
              sign("until")),
          verb(
              Command.Murmur.class,
              in -> new Command.Murmur(mustCount(in, "minutes")),
              number("minutes")),
          verb(
              Command.BeginRound.class,
              in -> new Command.BeginRound(mustCount(in, "seats")),
              number("seats")),
          verb(Command.GoOn.class, in -> new Command.GoOn()),
          verb(Command.JoinRound.class, in -> new Command.JoinRound()),
          verb(
              Command.NextInRound.class,
              in -> new Command.NextInRound(mustCount(in, "follows"), false),
              number("follows")),
          verb(
              "pass-in-round",
              Command.NextInRound.class,
              in -> new Command.NextInRound(mustCount(in, "follows"), true),
              number("follows")));
}
