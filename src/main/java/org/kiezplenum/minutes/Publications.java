package org.kiezplenum.minutes;

import java.util.ArrayList;
import java.util.List;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.WordRef;

/** Why minutes were published once more, each time that somebody said so. */
final class Publications {
  /** Said at {@code at}, in milliseconds since 1970. */
  record Said(long at, WordRef remark) {}

  private final List<Said> said = new ArrayList<>();

  void remember(AssemblyEvent event, long at) {
    switch (event) {
      case AssemblyEvent.MinutesPublished e -> {
        if (e.remark() != null) {
          said.add(new Said(at, e.remark()));
        }
      }
      case AssemblyEvent.AssemblyCreated _,
          AssemblyEvent.AssemblyChanged _,
          AssemblyEvent.AssemblyOpened _,
          AssemblyEvent.AssemblyEnded _,
          AssemblyEvent.AssemblyReopened _,
          AssemblyEvent.MinutesWithdrawn _,
          AssemblyEvent.PresenceStated _,
          AssemblyEvent.WallSet _,
          AssemblyEvent.NextAnnounced _,
          AssemblyEvent.RecordDescribed _ -> {}
    }
  }

  List<Said> said() {
    return List.copyOf(said);
  }
}
