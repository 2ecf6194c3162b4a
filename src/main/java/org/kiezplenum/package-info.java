/**
 * Kiezplenum, the server for open assemblies.
 *
 * <p>{@code Main} starts and ends, {@code House} wires everything by hand. The rules live in {@code
 * assembly} and know nothing of the outside; {@code journal}, {@code words} and {@code urn} keep
 * what happened, what people wrote and how they voted; {@code rooms} run live assemblies; {@code
 * views} say what each audience may see; {@code minutes} makes the record and {@code archive} shows
 * it; {@code web} is the edge.
 */
@NullMarked
package org.kiezplenum;

import org.jspecify.annotations.NullMarked;
