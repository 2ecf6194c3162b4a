package org.kiezplenum.journal;

/**
 * One append under way. Words and ballots that belong to it are written through it, and are
 * committed with it or not at all.
 */
public interface Transaction {}
