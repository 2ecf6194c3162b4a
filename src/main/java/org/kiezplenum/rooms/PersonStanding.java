package org.kiezplenum.rooms;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.views.OwnView;
import org.kiezplenum.views.Views;

/**
 * A person as the room knows them now, and what everybody sees.
 *
 * @param hasLeft the desk has found that the one who sat here is somebody with another device
 */
public record PersonStanding(
    Views views, Map<String, Object> pulse, @Nullable OwnView own, boolean hasLeft) {

  /** Absent for somebody who is not in. */
  public @Nullable Person person() {
    return own == null ? null : views.world().person(own.person());
  }

  public boolean isAtDesk() {
    Person person = person();
    return person != null && person.isAtDesk();
  }

  public boolean isFacilitator() {
    Person person = person();
    return person != null && person.isFacilitator();
  }
}
