package org.kiezplenum.assembly;

import org.kiezplenum.assembly.agenda.Agenda;

/** Where an assembly stands. Times are milliseconds since 1970. */
public sealed interface Phase {

  record Planned() implements Phase {}

  /**
   * @param firstEnd when it ends if every item takes its time, seen from the opening; it moves with
   *     what is put on the agenda and taken off it since, so that only what takes longer is late
   */
  record Live(long openedAt, long firstEnd) implements Phase {}

  /** It can be opened again. Nothing is public yet. */
  record Ended(Live was, long endedAt) implements Phase {}

  record Published(Ended was, long publishedAt, Readers to) implements Phase {}

  /** To whom minutes are published. */
  enum Readers {
    PARTICIPANTS,
    EVERYBODY;

    /** The name on the wire, fixed for ever. */
    public String wireName() {
      return switch (this) {
        case PARTICIPANTS -> "participants";
        case EVERYBODY -> "everybody";
      };
    }
  }

  /** The name on the wire, fixed for ever. */
  default String wireName() {
    return switch (this) {
      case Planned planned -> "planned";
      case Live live -> "live";
      case Ended ended -> "ended";
      case Published published -> "published";
    };
  }

  /** The agenda is another now. Nobody is late by that. */
  default Phase replanned(Agenda was, Agenda now, long at) {
    if (!(this instanceof Live live)) {
      return this;
    }
    if (!now.isBegun()) {
      return new Live(live.openedAt(), at + now.openMillis());
    }
    boolean wasThrough = was.openMillis() == 0;
    long from = wasThrough ? Math.max(at, live.firstEnd()) : live.firstEnd();
    return new Live(live.openedAt(), from + now.openMillis() - was.openMillis());
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
