package org.kiezplenum.assembly.floor.list;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.people.PeopleCommands;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;

/**
 * What people say about themselves so that the rules can hear them. It is never checked, can be
 * changed at any time, stands in the words and not in the journal, and is shown to nobody else.
 */
public final class Groups {
  /** What a list can be called. */
  static final String KEY = "[a-z]{1,12}";

  private Groups() {}

  public static Decided declare(Assembly assembly, Person by, Command.DeclareGroup command) {
    return declaring(assembly, accept(), by.id(), command.group());
  }

  /** At the desk, for somebody who said so. */
  public static Decided set(Assembly assembly, Command.SetGroup command) {
    return PeopleCommands.withWhom(
        assembly,
        command.who(),
        (person, came) ->
            declaring(assembly, accept(came).making(person), person, command.group()));
  }

  /** Also says on which list somebody is, before anything else happens to them. */
  static Decided declaring(
      Assembly assembly, Decided decided, PersonId person, @Nullable Wording group) {
    if (group == null || !(decided instanceof Decided.Accepted accepted)) {
      return decided;
    }
    if (!group.text().matches(KEY)) {
      return refuse(Refusal.Code.UNKNOWN_GROUP);
    }
    Person known = assembly.people().find(person);
    WordRef before = known == null ? null : known.group();
    WordRef ref = next(before, person + "/group", group);
    return accepted.and(new PeopleEvent.GroupDeclared(person, ref)).saying(ref, group);
  }

  /** That somebody is seldom heard holds for this item only. */
  public static Decided mark(Assembly assembly, Person by, Command.MarkSeldomHeard command) {
    ItemId item = assembly.agenda().current();
    if (item == null) {
      return refuse(Refusal.Code.NO_CURRENT_ITEM);
    }
    WordRef before = by.seldomHeard().get(item.value());
    String key = by.id() + "/seldom-heard-" + item;
    WordRef ref = next(before, key, command.mark());
    return accept(List.<Event>of(new PeopleEvent.SeldomHeardMarked(by.id(), ref)))
        .saying(ref, command.mark());
  }

  /** What came with somebody who turned out to be the same person keeps their key. */
  private static WordRef next(@Nullable WordRef before, String key, Wording wording) {
    int had = before != null && before.key().equals(key) ? before.version() : 0;
    return wording.as(key, had + 1);
  }
}
