package org.kiezplenum.rooms;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.views.Views.Audience;

/** One socket in the hall and what it has been sent. Used on the room's context only. */
public final class Subscriber {
  /** The subscriber holds no view, or has been told to fetch one, and is sent no differences. */
  static final long NOWHERE = -1;

  private final Listener listener;
  private @Nullable PersonId person;

  /** What the socket may see; it changes when its person takes a role. */
  Audience audience;

  /** The number of the view that the socket holds. */
  long at = NOWHERE;

  /** Since when the socket has not been read, in milliseconds since 1970; 0 if it is read. */
  long fullSince;

  /** True if it has asked for the view while it was not read. */
  boolean asks;

  /** True while it is to be told when there is room again. */
  boolean waits;

  Subscriber(Listener listener, Audience audience, @Nullable PersonId person) {
    this.listener = listener;
    this.audience = audience;
    this.person = person;
  }

  Listener listener() {
    return listener;
  }

  /** Whoever sits here turned out to be this one. */
  void sitsHere(PersonId now) {
    person = now;
  }

  @Nullable PersonId person() {
    return person;
  }
}
