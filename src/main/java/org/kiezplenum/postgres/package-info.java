/**
 * A PostgreSQL of our own, for those who bring none.
 *
 * <p>It is a real one: it waits for the disk, asks for a password and keeps its data. It runs as a
 * process of its own and outlives a crash of ours; the next start adopts it. The archives of
 * binaries come from zonky; starting, adopting and stopping is ours, since zonky's class is made
 * for databases that are thrown away. This is not part of the journal, which is at home in any
 * PostgreSQL and need not know who started it: only {@code Main} knows both.
 */
@NullMarked
package org.kiezplenum.postgres;

import org.jspecify.annotations.NullMarked;
