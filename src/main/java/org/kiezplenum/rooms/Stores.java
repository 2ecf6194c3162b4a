package org.kiezplenum.rooms;

import org.kiezplenum.journal.Journal;
import org.kiezplenum.urn.Urn;
import org.kiezplenum.words.Words;

/** The three stores with their three promises. */
public record Stores(Journal journal, Words words, Urn urn) {}
