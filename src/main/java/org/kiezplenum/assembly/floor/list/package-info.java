/**
 * The list of those who wait: getting on it and off it, by which rules it is ordered, and in which
 * order it stands.
 *
 * <p>{@link FloorCommands} and {@link OrderCommands} decide what people and the desk ask for,
 * {@link Asides} says which kinds of entry may be made now. After any command {@link Arranged}
 * finds the places that come of it and puts them into the events, so that a replay needs no rule
 * and nothing that people declared. {@link PlaceReason} says why somebody waits where they wait.
 * Begin with {@link Arranging}.
 */
@NullMarked
package org.kiezplenum.assembly.floor.list;

import org.jspecify.annotations.NullMarked;
