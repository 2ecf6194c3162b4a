/**
 * What happened: append, read, follow.
 *
 * <p>The journal is append-only and hash-chained: each event carries the SHA-256 of itself and the
 * one before. It holds ids, numbers and digests, never a name or a free text, so it can stay
 * readable for ever. One {@link org.kiezplenum.journal.Journal} over PostgreSQL, one in memory for
 * tests; both pass the same contract suite. Words and ballots that belong to an append are written
 * in the same {@link org.kiezplenum.journal.Transaction}.
 */
@NullMarked
package org.kiezplenum.journal;

import org.jspecify.annotations.NullMarked;
