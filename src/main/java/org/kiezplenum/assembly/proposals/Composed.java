package org.kiezplenum.assembly.proposals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A text as it stands: words that somebody typed, and the passages that amendments put into them
 * since, one after the other. The rules never need the words themselves to work an amendment in.
 */
public record Composed(WordRef words, PVector<Passage> passages) {

  /**
   * Put in by an amendment.
   *
   * @param from where, in the text as the passages before it left it
   * @param to up to where it replaces what stood there
   */
  public record Passage(ProposalId amendment, int from, int to, Composed text) {}

  static Composed of(WordRef words) {
    return new Composed(words, TreePVector.empty());
  }

  Composed with(Passage passage) {
    return new Composed(words, passages.plus(passage));
  }

  /** Every text it is made of. */
  public List<WordRef> refs() {
    List<WordRef> refs = new ArrayList<>();
    refs.add(words);
    passages.forEach(passage -> refs.addAll(passage.text().refs()));
    return refs;
  }

  /**
   * What it says.
   *
   * @param texts the words; what was erased says nothing, or whatever stands in its place
   */
  public String says(Function<WordRef, @Nullable String> texts) {
    StringBuilder said = new StringBuilder(Objects.requireNonNullElse(texts.apply(words), ""));
    for (Passage passage : passages) {
      // Where the words were erased, there may be less than there was.
      int from = Math.min(passage.from(), said.length());
      said.replace(from, Math.min(passage.to(), said.length()), passage.text().says(texts));
    }
    return said.toString();
  }

  /**
   * How the rules find words among texts by their keys: in this very version if there are several,
   * under the key alone if there is only the latest.
   */
  public static Function<WordRef, @Nullable String> in(Function<String, @Nullable String> texts) {
    return ref -> {
      String exact = texts.apply(key(ref));
      return exact == null ? texts.apply(ref.key()) : exact;
    };
  }

  /** Names a text in this very version, for example {@code a1/text@2}. */
  public static String key(WordRef ref) {
    return ref.key() + "@" + ref.version();
  }
}
