package org.kiezplenum.journal;

/** The journal in memory keeps the contract. */
class MemoryJournalTest extends JournalContract {
  private final MemoryJournal journal = new MemoryJournal();

  @Override
  Journal journal() {
    return journal;
  }

  @Override
  Journal elsewhere() {
    return journal;
  }
}
