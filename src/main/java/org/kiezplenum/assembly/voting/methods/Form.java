package org.kiezplenum.assembly.voting.methods;

import java.util.List;
import java.util.Locale;

/**
 * How a ballot is filled in.
 *
 * @param words that may stand on it instead of, or where nothing else is asked, as an answer
 * @param most how many options may be named, or how many dots there are; 0 where it says nothing
 * @param highest the number at the end of the scale, or most dots on one option; else 0
 */
public record Form(Shape shape, List<String> words, int most, int highest) {
  public Form {
    words = List.copyOf(words);
  }

  /** What people do with the options. */
  public enum Shape {
    /** One of a few words. */
    WORD,
    /** One of a few words, for one of the options. */
    SPEAK_FOR,
    ONE,
    SOME,
    SCALE,
    DOTS,
    ORDER;

    /** The name on the wire, fixed for ever. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static Form of(Shape shape, List<String> words) {
    return new Form(shape, words, 0, 0);
  }
}
