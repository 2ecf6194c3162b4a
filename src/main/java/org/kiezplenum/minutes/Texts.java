package org.kiezplenum.minutes;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.words.Words;
import org.kiezplenum.words.Written;

/** The texts that minutes are made of, each in the version that its event refers to. */
public final class Texts {
  private record TextVersion(String key, int version) {
    static TextVersion of(WordRef ref) {
      return new TextVersion(ref.key(), ref.version());
    }
  }

  private final Map<TextVersion, String> texts = new HashMap<>();
  private final Set<WordRef> asked = new LinkedHashSet<>();

  public Texts(Collection<Written> words) {
    words.forEach(this::add);
  }

  /**
   * Reads what {@code wanted} refers to. Nearly all of it is the latest version; only what was
   * changed after the events were read, or decided on in an older version, is asked for one by one.
   */
  public static Future<Texts> read(Words words, AssemblyId assembly, Set<WordRef> wanted) {
    return words
        .latest(assembly)
        .compose(latest -> {
          Texts texts = new Texts(latest);
          Map<String, Integer> newest = new HashMap<>();
          latest.forEach(word -> newest.put(word.key(), word.version()));
          List<Future<?>> older = new ArrayList<>();
          for (WordRef ref : wanted) {
            if (newest.getOrDefault(ref.key(), 0) > ref.version()) {
              older.add(
                  words
                      .read(assembly, ref.key(), ref.version())
                      .onSuccess(found -> found.ifPresent(texts::add)));
            }
          }
          return Future.all(older).map(done -> texts);
        });
  }

  private synchronized void add(Written word) {
    texts.put(new TextVersion(word.key(), word.version()), word.text());
  }

  /** The text, or the mark in the place of one that was erased. */
  synchronized String text(WordRef ref) {
    asked.add(ref);
    return texts.getOrDefault(TextVersion.of(ref), Erased.MARK);
  }

  /** Every text that was asked for, in that order. */
  synchronized Set<WordRef> asked() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(asked));
  }

  @Nullable String textIfAny(@Nullable WordRef ref) {
    return ref == null ? null : text(ref);
  }

  /** The text, unless there is none or it was emptied. */
  @Nullable String filled(@Nullable WordRef ref) {
    String text = textIfAny(ref);
    return text == null || text.isEmpty() ? null : text;
  }
}
