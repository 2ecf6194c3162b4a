package org.kiezplenum.views;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.pcollections.PMap;

/**
 * An assembly at one number of its history, with the short texts it is spoken of by.
 *
 * @param seq the number of the last event in it
 * @param texts names, titles, questions and notes by their key, in the latest version. Long texts
 *     are not among them: they have addresses of their own
 */
public record World(AssemblyId id, long seq, Assembly assembly, PMap<String, String> texts) {

  /** The text that is referred to, or nothing if it was erased. */
  public @Nullable String text(@Nullable WordRef ref) {
    return ref == null ? null : texts.get(ref.key());
  }

  /** The text that is referred to, where it says something. */
  @Nullable String filled(@Nullable WordRef ref) {
    String text = text(ref);
    return text == null || text.isEmpty() ? null : text;
  }

  public Person person(PersonId person) {
    return assembly.people().get(person);
  }

  /** What everybody may call a person: a number, and a name if it is shown. */
  public Called called(PersonId person) {
    return Called.of(this, person);
  }

  /** True for words that are short enough to travel within a view. */
  public static boolean isShort(String key) {
    return !key.startsWith("a") || key.endsWith("/title") || key.endsWith("/referred");
  }

  /** The same world at a later number. */
  public World at(long newSeq, Assembly newAssembly, PMap<String, String> newTexts) {
    return new World(id, newSeq, Objects.requireNonNull(newAssembly), newTexts);
  }
}
