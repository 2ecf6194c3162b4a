package org.kiezplenum.assembly.floor;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.people.PersonId;

/** What people have said about themselves. It is read from the words and told to nobody. */
public interface Declared {
  /** The key of a list, or nothing. */
  @Nullable String group(PersonId person);

  boolean isSeldomHeard(PersonId person, ItemId item);
}
