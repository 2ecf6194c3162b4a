package org.kiezplenum.web.wire;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A field of a command: what it is called, and what can stand in it.
 *
 * @param name or the beginning of the names where there are several, as {@code cell-}
 * @param least the least number; of numbers alone
 * @param most the greatest number; of numbers alone
 * @param words one of these; of words alone
 */
record Field(String name, Type type, long least, long most, List<String> words) {

  enum Type {
    /** A text on one line. */
    LINE,
    /** A text that may have several. */
    LINES,
    /** A whole number. */
    NUMBER,
    /** {@code true} or {@code false}. */
    TRUTH,
    /** One of a few words. */
    WORD,
    /** What the protocol calls somebody or something by. */
    ID,
    /** A time, a day, or something else with a form of its own. */
    SIGN,
    /** A number, a truth or a sign, as the method asks for it. */
    ANY
  }

  /** Nothing is taken away by an empty field, only where somebody says so. */
  static final Field CLEAR = truth("clear");

  private static final String SEVERAL = "-";

  private static Field of(String name, Type type) {
    return new Field(name, type, 0, 0, List.of());
  }

  static Field oneLine(String name) {
    return of(name, Type.LINE);
  }

  static Field lines(String name) {
    return of(name, Type.LINES);
  }

  static Field sign(String name) {
    return of(name, Type.SIGN);
  }

  static Field any(String name) {
    return of(name, Type.ANY);
  }

  static Field truth(String name) {
    return of(name, Type.TRUTH);
  }

  static Field id(String name) {
    return of(name, Type.ID);
  }

  /** How much a rule lets through is its own affair; this is what can be a number at all. */
  static Field number(String name) {
    return number(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static Field number(String name, long least, long most) {
    return new Field(name, Type.NUMBER, least, most, List.of());
  }

  static Field word(String name, String... words) {
    return new Field(name, Type.WORD, 0, 0, List.of(words));
  }

  static <E> Field word(String name, E[] all, Function<E, String> wireName) {
    return new Field(name, Type.WORD, 0, 0, Stream.of(all).map(wireName).toList());
  }

  /** Whether a field that somebody sent is this one, or one of these. */
  boolean isCalled(String sent) {
    return name.endsWith(SEVERAL) ? sent.startsWith(name) : sent.equals(name);
  }

  boolean isNumber() {
    return type == Type.NUMBER;
  }

  boolean allows(long number) {
    return number >= least && number <= most;
  }
}
