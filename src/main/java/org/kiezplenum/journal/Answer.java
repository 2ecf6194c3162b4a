package org.kiezplenum.journal;

/**
 * What an accepted command was answered, so that its repetition can be answered the same.
 *
 * @param seq the number of the last event after it
 * @param made the id of what it made, or empty
 */
public record Answer(long seq, String made) {}
