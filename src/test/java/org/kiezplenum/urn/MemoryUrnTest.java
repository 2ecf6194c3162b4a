package org.kiezplenum.urn;

import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.MemoryJournal;

/** The urn in memory keeps the contract. */
class MemoryUrnTest extends UrnContract {
  private final Journal journal = new MemoryJournal();
  private final Urn urn = new MemoryUrn();

  @Override
  Journal journal() {
    return journal;
  }

  @Override
  Urn urn() {
    return urn;
  }
}
