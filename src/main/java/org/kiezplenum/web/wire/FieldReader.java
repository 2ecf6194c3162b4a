package org.kiezplenum.web.wire;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.PlainText;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.web.wire.Fields.Malformed;

/** Reads single fields of a command, and refuses those that have not the shape they should. */
public final class FieldReader {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT_BYTES = 16;

  /** A number as people type it at the desk, with or without the word that stands before it. */
  private static final Pattern NUMBER =
      Pattern.compile("(?:karte|gast|card|guest)?\\s*([1-9][0-9]{0,5})", Pattern.CASE_INSENSITIVE);

  private FieldReader() {}

  /** A text on one line, cleaned, with a salt of its own. */
  public static @Nullable Wording line(@Nullable String typed) {
    return typed == null ? null : new Wording(PlainText.line(typed), salt());
  }

  public static @Nullable Wording line(Fields in, String name) throws Malformed {
    return line(in.text(name));
  }

  static Wording mustLine(Fields in, String name) throws Malformed {
    return must(line(in, name), name);
  }

  /** A text of one line of what can be cleared, where none is needed. */
  static Wording lineUnlessCleared(Fields in) throws Malformed {
    return new Wording(PlainText.line(unlessCleared(in)), salt());
  }

  /** The same of several lines. */
  static Wording linesUnlessCleared(Fields in) throws Malformed {
    return new Wording(PlainText.lines(unlessCleared(in)), salt());
  }

  private static String unlessCleared(Fields in) throws Malformed {
    String text = in.text("text");
    return text == null && clears(in) ? "" : must(text, "text");
  }

  static @Nullable Wording lines(Fields in, String name) throws Malformed {
    String typed = in.text(name);
    return typed == null ? null : new Wording(PlainText.lines(typed), salt());
  }

  /** Nothing, where a name can be given. */
  static Wording nameless() {
    return new Wording("", salt());
  }

  static @Nullable Wording filled(@Nullable Wording wording) {
    return wording == null || wording.text().isEmpty() ? null : wording;
  }

  /**
   * Somebody whom the desk names: by id in {@code person}, by number in {@code number}, or in the
   * field {@code name} as people type, where a number or „Karte 204" is the number.
   */
  static Command.Who who(Fields in, String name) throws Malformed {
    return who(in, "person", name);
  }

  /** The same with the id in the field {@code id}. */
  static Command.Who who(Fields in, String id, String name) throws Malformed {
    PersonId person = maybe(in, id, PersonId::new);
    Integer number = person == null ? count(in, "number") : null;
    if (person != null || number != null) {
      return new Command.Who(person, number, null);
    }
    return typed(in, name);
  }

  /** As people type it: a number, or a name. */
  static Command.Who typed(Fields in, String name) throws Malformed {
    Wording typed = mustLine(in, name);
    Matcher matcher = NUMBER.matcher(typed.text());
    return matcher.matches()
        ? new Command.Who(null, Integer.valueOf(matcher.group(1)), null)
        : new Command.Who(null, null, typed, "true".equals(in.word("new")));
  }

  /**
   * What a field says if it is another thing than the form was made with. A form of several fields
   * is saved for one of them; what somebody else has changed in the others since stays.
   */
  static @Nullable String changed(Fields in, String name) throws Malformed {
    String text = in.text(name);
    String was = in.text(name + "-was");
    return was != null && was.equals(text) ? null : text;
  }

  /** Nothing is taken away by an empty field, only where somebody says so. */
  static boolean clears(Fields in) throws Malformed {
    return in.word("clear") != null && truth(in, "clear");
  }

  /** What was built upon a vote falls with it only where somebody says so. */
  static boolean setsAside(Fields in) throws Malformed {
    return in.word("set-aside") != null && truth(in, "set-aside");
  }

  static boolean truth(Fields in, String name) throws Malformed {
    return switch (must(in.word(name), name)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Malformed(name);
    };
  }

  static <E> E choice(Fields in, String name, E[] all, Function<E, String> wireName)
      throws Malformed {
    return must(maybeChoice(in, name, all, wireName), name);
  }

  static <E> @Nullable E maybeChoice(Fields in, String name, E[] all, Function<E, String> wireName)
      throws Malformed {
    String text = in.text(name);
    if (text == null || text.isEmpty()) {
      return null;
    }
    for (E each : all) {
      if (wireName.apply(each).equals(text)) {
        return each;
      }
    }
    throw new Malformed(name);
  }

  /** Without spaces around; nothing if nobody filled it in. */
  static @Nullable String filledText(Fields in, String name) throws Malformed {
    String text = in.text(name);
    return text == null || text.isBlank() ? null : text.strip();
  }

  static <T> T id(Fields in, String name, Function<String, T> make) throws Malformed {
    return must(maybe(in, name, make), name);
  }

  static <T> @Nullable T maybe(Fields in, String name, Function<String, T> make) throws Malformed {
    String text = in.text(name);
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return make.apply(text);
    } catch (IllegalArgumentException e) {
      throw new Malformed(name);
    }
  }

  static @Nullable Integer count(Fields in, String name) throws Malformed {
    Long number = in.number(name);
    if (number != null && (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE)) {
      throw new Malformed(name);
    }
    return number == null ? null : number.intValue();
  }

  static int mustCount(Fields in, String name) throws Malformed {
    return must(count(in, name), name);
  }

  static <T> T must(@Nullable T value, String name) throws Malformed {
    if (value == null) {
      throw new Malformed(name);
    }
    return value;
  }

  /** What nobody could know before. */
  static String random() {
    return salt();
  }

  private static String salt() {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  /** Whether a proposal is put although changes to it are open: {@code amendments=stay-open}. */
  static boolean asItStands(Fields in) throws Malformed {
    String amendments = in.text("amendments");
    if (amendments != null && !amendments.isEmpty() && !amendments.equals("stay-open")) {
      throw new Malformed("amendments");
    }
    return "stay-open".equals(amendments);
  }
}
