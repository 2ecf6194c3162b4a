package org.kiezplenum.assembly;

/** Where an assembly stands. Times are milliseconds since 1970. */
public sealed interface Phase {

  record Planned() implements Phase {}

  /**
   * @param firstEnd when it would end if every item took its time, seen from the opening
   */
  record Live(long openedAt, long firstEnd) implements Phase {}

  /** It can be opened again. Nothing is public yet. */
  record Ended(Live was, long endedAt) implements Phase {}

  record Published(Ended was, long publishedAt, Readers to) implements Phase {}

  /** The name on the wire, fixed for ever. */
  default String wireName() {
    return switch (this) {
      case Planned planned -> "planned";
      case Live live -> "live";
      case Ended ended -> "ended";
      case Published published -> "published";
    };
  }

  default Phase ended(long at) {
    return this instanceof Live live ? new Ended(live, at) : this;
  }

  default Phase reopened() {
    return this instanceof Ended ended ? ended.was() : this;
  }

  default Phase published(long at, Readers to) {
    return this instanceof Ended ended ? new Published(ended, at, to) : this;
  }

  default Phase withdrawn() {
    return this instanceof Published published ? published.was() : this;
  }
}
