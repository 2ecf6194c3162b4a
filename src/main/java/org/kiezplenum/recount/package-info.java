/**
 * Counting again, by anybody: a file of ballots in, the count with all its rounds out. Needs no
 * server and no database.
 *
 * <p>{@link org.kiezplenum.recount.Recount} is the command. {@link
 * org.kiezplenum.recount.BallotFile} is what stands in a file, whichever way it is written: {@code
 * Blt} reads it as other counting programs have it, {@code JsonBallots} for every method. {@link
 * org.kiezplenum.recount.WrittenBlt} and {@link org.kiezplenum.recount.WrittenJson} write what
 * these read, and {@link org.kiezplenum.recount.WrittenCsv} a table for people.
 */
@NullMarked
package org.kiezplenum.recount;

import org.jspecify.annotations.NullMarked;
