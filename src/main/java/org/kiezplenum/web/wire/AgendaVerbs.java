package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Field.id;
import static org.kiezplenum.web.wire.Field.number;
import static org.kiezplenum.web.wire.Field.oneLine;
import static org.kiezplenum.web.wire.Field.word;
import static org.kiezplenum.web.wire.FieldReader.count;
import static org.kiezplenum.web.wire.FieldReader.line;
import static org.kiezplenum.web.wire.FieldReader.mustCount;
import static org.kiezplenum.web.wire.FieldReader.mustLine;
import static org.kiezplenum.web.wire.Verb.verb;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.web.wire.Fields.Malformed;

/** What is sent about the items of the agenda. */
final class AgendaVerbs {
  private static final Field ITEM = id("item");
  private static final Field LIST = word("list", "open", "off");
  private static final Field WAITING = word("waiting", "strike", "take-along");

  static final List<Verb> ROWS =
      List.of(
          verb(
              Command.AddItem.class,
              in ->
                  new Command.AddItem(
                      mustLine(in, "title"),
                      mustCount(in, "minutes"),
                      Boolean.TRUE.equals(withoutList(in))),
              oneLine("title"),
              number("minutes"),
              LIST),
          verb(
              Command.ChangeItem.class,
              in ->
                  new Command.ChangeItem(
                      item(in), line(in, "title"), count(in, "minutes"), withoutList(in)),
              ITEM,
              oneLine("title"),
              number("minutes"),
              LIST),
          verb(
              Command.MoveItem.class,
              in -> new Command.MoveItem(item(in), mustCount(in, "to")),
              ITEM,
              number("to")),
          verb(Command.RemoveItem.class, in -> new Command.RemoveItem(item(in)), ITEM),
          verb(
              Command.StartItem.class,
              in -> new Command.StartItem(item(in), takesAlong(in)),
              ITEM,
              WAITING),
          verb(
              Command.CloseItem.class,
              in -> new Command.CloseItem(item(in), takesAlong(in)),
              ITEM,
              WAITING),
          verb(Command.ReopenItem.class, in -> new Command.ReopenItem(item(in)), ITEM));

  private AgendaVerbs() {}

  private static @Nullable Boolean withoutList(Fields in) throws Malformed {
    String list = in.text("list");
    return list == null || list.isEmpty() ? null : list.equals("off");
  }

  private static boolean takesAlong(Fields in) throws Malformed {
    return "take-along".equals(in.text("waiting"));
  }

  private static ItemId item(Fields in) throws Malformed {
    return FieldReader.id(in, "item", ItemId::new);
  }
}
