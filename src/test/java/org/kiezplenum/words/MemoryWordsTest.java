package org.kiezplenum.words;

import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.MemoryJournal;

/** Words in memory keep the contract. */
class MemoryWordsTest extends WordsContract {
  private final Journal journal = new MemoryJournal();
  private final Words words = new MemoryWords();

  @Override
  Journal journal() {
    return journal;
  }

  @Override
  Words words() {
    return words;
  }
}
