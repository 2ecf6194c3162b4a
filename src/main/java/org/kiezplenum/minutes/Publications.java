package org.kiezplenum.minutes;

import java.util.ArrayList;
import java.util.List;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.WordRef;

/** Why minutes were published once more, each time that somebody said so. */
final class Publications {
  /** Said at {@code at}, in milliseconds since 1970. */
  record Said(long at, WordRef remark) {}

  private final List<Said> said = new ArrayList<>();

  void remember(Event event, long at) {
    if (event instanceof AssemblyEvent.MinutesPublished published && published.remark() != null) {
      said.add(new Said(at, published.remark()));
    }
  }

  List<Said> said() {
    return List.copyOf(said);
  }
}
