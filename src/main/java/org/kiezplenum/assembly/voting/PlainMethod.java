package org.kiezplenum.assembly.voting;

import java.util.stream.Stream;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;

/**
 * How events and documents name the method of a decision: by name where nobody has chosen one, and
 * as {@code poll} where somebody has. What is asked and counted is an {@link Ask} either way.
 */
public enum PlainMethod {
  SIMPLE_MAJORITY,
  /** Nobody objected when asked. */
  NO_OBJECTION,
  /** The moderation saw on which side more hands were; nobody counted. */
  MAJORITY_SEEN,
  /** Counted by the method that its poll names. */
  POLL;

  /** What is asked where nobody has chosen another method. */
  Ask ask() {
    return switch (this) {
      case NO_OBJECTION, MAJORITY_SEEN -> Ask.of(wireName());
      default -> Methods.plain();
    };
  }

  /** How events and documents call it that this is asked. */
  static PlainMethod of(Ask ask) {
    return Stream.of(SIMPLE_MAJORITY, NO_OBJECTION, MAJORITY_SEEN)
        .filter(method -> method.ask().method().equals(ask.method()))
        .findFirst()
        .orElse(POLL);
  }

  /** True for what is stated by looking at the room. */
  public boolean isBySight() {
    return this == NO_OBJECTION || this == MAJORITY_SEEN;
  }

  /** The name on the wire, fixed for ever. */
  public String wireName() {
    return switch (this) {
      case SIMPLE_MAJORITY -> "simple-majority";
      case NO_OBJECTION -> "no-objection";
      case MAJORITY_SEEN -> "majority-seen";
      case POLL -> "poll";
    };
  }
}
