package org.kiezplenum.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.agenda.Note.NoteKind;

/**
 * What is written on the wire as one of a few words has words for people too. Which texts are those
 * of which enum nobody has to say: whose values have words for two thirds under one beginning of
 * keys, such as {@code kind.}, has them there for all.
 */
class WireWordsTest {
  private static final Path CLASSES = Path.of("target/classes");

  /** Nobody is shown these there, or is told so in other words. */
  private static final Set<String> WITHOUT_WORDS =
      Set.of(
          "because.in-order",
          "why.in-order",
          "why.no-objection",
          "why.majority-seen",
          "minutes.order.withdrawn",
          "wallmode.message");

  @Test
  void everyValueOfAnEnumThatPeopleReadHasWords() throws Exception {
    Set<String> beginnings = new TreeSet<>(MessageFilesTest.asked());
    beginnings.removeIf(key -> !key.endsWith("."));
    Set<String> read = new TreeSet<>();
    for (Class<?> type : enums()) {
      List<String> values = wireNames(type);
      for (String beginning : beginnings) {
        for (String lang : Languages.ALL) {
          Set<String> there = MessageFilesTest.withoutForms(lang);
          List<String> missing =
              values.stream()
                  .map(value -> beginning + value)
                  .filter(key -> !there.contains(key) && !WITHOUT_WORDS.contains(key))
                  .toList();
          if (missing.size() * 3 <= values.size()) {
            assertThat(missing).as("%s in %s", type.getName(), lang).isEmpty();
            read.add(type.getSimpleName());
          }
        }
      }
    }
    assertThat(read).contains("NoteKind", "EntryKind", "MotionKind", "Role", "Signal", "Order");
  }

  private static List<Class<?>> enums() throws IOException {
    List<Class<?>> enums = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CLASSES.resolve("org/kiezplenum"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = CLASSES.relativize(file).toString().replace('/', '.');
        if (name.endsWith(".class") && !name.endsWith("-info.class")) {
          Class<?> type = type(name.replaceFirst("\\.class$", ""));
          if (type.isEnum() && Stream.of(type.getMethods()).anyMatch(WireWordsTest::isName)) {
            enums.add(type);
          }
        }
      }
    }
    return enums;
  }

  private static boolean isName(Method method) {
    return method.getName().equals("wireName");
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name, false, WireWordsTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> wireNames(Class<?> type) throws ReflectiveOperationException {
    Method wireName = type.getMethod("wireName");
    wireName.setAccessible(true);
    List<String> names = new ArrayList<>();
    for (Object value : type.getEnumConstants()) {
      names.add((String) wireName.invoke(value));
    }
    return names;
  }

  /** Wherever lines can be written or changed, every kind of them can be chosen. */
  @Test
  void everyKindOfNoteCanBeChosen() throws IOException {
    for (String form : List.of("desk/note", "desk/notes", "pages/draftitem", "pages/draftline")) {
      String source = Files.readString(Path.of("src/main/resources/templates", form + ".hbs"));
      for (NoteKind kind : NoteKind.values()) {
        assertThat(source).as(form).contains("=\"" + kind.wireName() + "\"");
      }
    }
  }
}
