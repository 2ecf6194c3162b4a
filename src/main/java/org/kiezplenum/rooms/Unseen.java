package org.kiezplenum.rooms;

import java.util.ArrayList;
import java.util.List;

/** Accepted commands whose effect was not sent to anybody yet. Confined to the room's context. */
final class Unseen {
  private final Figures figures;
  private final List<Long> since = new ArrayList<>();

  Unseen(Figures figures) {
    this.figures = figures;
  }

  /**
   * A command was answered.
   *
   * @param begun when it came, in nanoseconds
   * @param seen the number of the view that was sent last
   */
  void answered(long begun, Reply reply, long seen) {
    figures.answered(begun);
    if (reply instanceof Reply.Stored stored && stored.seq() > seen) {
      since.add(begun);
    }
  }

  /** All that is stored was sent. */
  void shown() {
    since.forEach(figures::shown);
    since.clear();
  }
}
