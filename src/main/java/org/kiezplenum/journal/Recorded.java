package org.kiezplenum.journal;

/**
 * An event as it stands in the journal for ever.
 *
 * @param seq its place in the assembly's history, from 1 without a gap
 * @param at when it was accepted, in milliseconds since 1970 by the database's clock; never runs
 *     backwards within an assembly
 * @param actor who caused it: a person's id, or empty where nobody in the assembly did
 * @param kind its wire name, for example {@code speaker-called}
 * @param version the version of the shape of {@code body}, from 1
 * @param body JSON, kept as the exact text
 * @param hash lower-case hex of the SHA-256 that chains it to the one before (see {@link Chain})
 */
public record Recorded(
    long seq, long at, String actor, String kind, int version, String body, String hash) {}
