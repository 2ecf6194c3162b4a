package org.kiezplenum.journal;

/**
 * What a command is recognised by when it arrives again.
 *
 * @param actor a person's id, or empty for somebody who is only joining
 * @param id made by the client, 1 to 64 characters
 */
public record CommandKey(String actor, String id) {}
