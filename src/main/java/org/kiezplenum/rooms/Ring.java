package org.kiezplenum.rooms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.views.Views;

/** The last views of a room, by number, so that whoever was away gets just the difference. */
final class Ring {
  /** Views kept: at most 20 a second are made, so this is at least fifteen seconds of a storm. */
  static final int MOST_VIEWS = 300;

  private final Deque<Views> inOrder = new ArrayDeque<>();
  private final Map<Long, Views> bySeq = new HashMap<>();

  void add(Views views) {
    inOrder.addLast(views);
    bySeq.put(views.seq(), views);
    if (inOrder.size() > MOST_VIEWS) {
      bySeq.remove(inOrder.removeFirst().seq());
    }
  }

  @Nullable Views at(long seq) {
    return bySeq.get(seq);
  }
}
