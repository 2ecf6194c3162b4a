package org.kiezplenum.assembly.floor.list;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Declared;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;

/** Reads what people have declared from the words, also from those that are just being stored. */
public final class DeclaredInWords implements Declared {
  private static final String YES = "yes";

  private final Assembly assembly;
  private final Function<String, @Nullable String> texts;

  private DeclaredInWords(Assembly assembly, Function<String, @Nullable String> texts) {
    this.assembly = assembly;
    this.texts = texts;
  }

  /**
   * @param texts by their keys
   */
  public static Declared of(Assembly assembly, Function<String, @Nullable String> texts) {
    return new DeclaredInWords(assembly, texts);
  }

  /** With words that are just being stored. */
  public static Declared of(
      Assembly assembly, List<Decided.Word> words, Function<String, @Nullable String> texts) {
    return new DeclaredInWords(
        assembly,
        key ->
            words.stream()
                .filter(word -> word.ref().key().equals(key))
                .map(word -> word.wording().text())
                .findFirst()
                .orElseGet(() -> texts.apply(key)));
  }

  @Override
  public @Nullable String group(PersonId id) {
    Person person = assembly.people().find(id);
    return person == null ? null : text(person.group());
  }

  @Override
  public boolean isSeldomHeard(PersonId id, ItemId item) {
    Person person = assembly.people().find(id);
    WordRef mark = person == null ? null : person.seldomHeard().get(item.value());
    return YES.equals(text(mark));
  }

  private @Nullable String text(@Nullable WordRef ref) {
    return ref == null ? null : texts.apply(ref.key());
  }
}
