package org.kiezplenum.web.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.web.wire.Fields.Malformed;

/**
 * A row of the table of verbs: what is sent, what may stand in it, and the command that it becomes.
 *
 * @param makes the kind of command; who may send that is said by it
 * @param fields only these are read; whatever else is sent is passed over
 */
record Verb(String name, Class<? extends Command> makes, Maker maker, List<Field> fields) {

  /** Makes the command of its fields; refuses shapes, never content. */
  interface Maker {
    Command make(Fields in) throws Malformed;
  }

  /** Who may send it, as the protocol names them. */
  enum Sender {
    PARTICIPANT("P", Command.FromParticipant.class),
    FACILITATOR("F", Command.FromFacilitator.class),
    LIST_KEEPER("L", Command.FromListKeeper.class),
    MINUTE_TAKER("M", Command.FromMinuteTaker.class);

    private final String letter;
    private final Class<? extends Command> commands;

    Sender(String letter, Class<? extends Command> commands) {
      this.letter = letter;
      this.commands = commands;
    }

    String letter() {
      return letter;
    }
  }

  /** Called as its command is: {@code move-item} makes a {@code MoveItem}. */
  static Verb verb(Class<? extends Command> makes, Maker maker, Field... fields) {
    String name = makes.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
    return verb(name.toLowerCase(Locale.ROOT), makes, maker, fields);
  }

  static Verb verb(String name, Class<? extends Command> makes, Maker maker, Field... fields) {
    return new Verb(name, makes, maker, List.of(fields));
  }

  /** The same with these fields too. */
  Verb and(List<Field> more) {
    return new Verb(name, makes, maker, Stream.concat(fields.stream(), more.stream()).toList());
  }

  Set<Sender> senders() {
    return Stream.of(Sender.values())
        .filter(sender -> sender.commands.isAssignableFrom(makes))
        .collect(Collectors.toUnmodifiableSet());
  }

  Command read(Fields sent) throws Malformed {
    return maker.make(new Declared(sent));
  }

  private Optional<Field> field(String sent) {
    return fields.stream().filter(field -> field.isCalled(sent)).findFirst();
  }

  /** Of what was sent, the fields that the verb has, within their bounds. */
  private final class Declared implements Fields {
    private final Fields sent;

    private Declared(Fields sent) {
      this.sent = sent;
    }

    @Override
    public @Nullable String text(String name) throws Malformed {
      return field(name).isPresent() ? sent.text(name) : null;
    }

    @Override
    public @Nullable String word(String name) throws Malformed {
      return field(name).isPresent() ? sent.word(name) : null;
    }

    @Override
    public @Nullable Long number(String name) throws Malformed {
      Optional<Field> field = field(name);
      Long number = field.isPresent() ? sent.number(name) : null;
      if (number != null
          && field.filter(Field::isNumber).filter(f -> !f.allows(number)).isPresent()) {
        throw new Malformed(name);
      }
      return number;
    }

    @Override
    public Set<String> names() {
      List<String> names = new ArrayList<>(sent.names());
      return names.stream()
          .filter(name -> field(name).isPresent())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
