package org.kiezplenum.web.wire;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of verbs: everything that a seat can send, in one row each. */
public final class Verbs {
  private static final Map<String, Verb> TABLE = table();

  private Verbs() {}

  static @Nullable Verb find(String name) {
    return TABLE.get(name);
  }

  static Collection<Verb> all() {
    return TABLE.values();
  }

  /** What can be sent. */
  public static Set<String> names() {
    return TABLE.keySet();
  }

  /** The fields of a verb, or the beginnings of their names where there are several. */
  public static List<String> fields(String verb) {
    Verb row = find(verb);
    return row == null ? List.of() : row.fields().stream().map(Field::name).toList();
  }

  /** Fields that are numbers in the protocol, whatever a form holds. */
  static Set<String> numbers() {
    Set<String> numbers = new TreeSet<>();
    for (Verb verb : all()) {
      verb.fields().stream().filter(Field::isNumber).map(Field::name).forEach(numbers::add);
    }
    return numbers;
  }

  private static Map<String, Verb> table() {
    Map<String, Verb> table = new TreeMap<>();
    Stream.of(
            AssemblyVerbs.ROWS,
            PeopleVerbs.ROWS,
            AgendaVerbs.ROWS,
            NoteVerbs.ROWS,
            FloorVerbs.ROWS,
            SignalVerbs.ROWS,
            ProposalVerbs.ROWS,
            VotingVerbs.ROWS)
        .flatMap(List::stream)
        .forEach(verb -> {
          if (table.put(verb.name(), verb) != null) {
            throw new IllegalStateException("two rows for " + verb.name());
          }
        });
    return table;
  }
}
