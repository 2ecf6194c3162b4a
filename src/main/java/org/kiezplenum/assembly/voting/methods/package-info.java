/**
 * What all methods have in common, exact to the last vote; each family of methods has a package
 * below.
 *
 * <p>An {@link Ask} says what is asked, {@link Settings} what was agreed about it. {@link
 * Method#read} makes the one canonical text of a ballot. Ballots come as {@link Bag}s, raised hands
 * as {@link Cells}; both are the same input to every method, together as a {@link Count}. Out comes
 * a {@link Finding}, or a {@link Fault} where something cannot be asked or read. Nothing is rounded
 * but where a rule says so, in whole numbers; chance comes only from a seed that was drawn in
 * public ({@link Lot}).
 *
 * <p>Begin with {@link Method}. Nothing here knows a single method.
 */
@NullMarked
package org.kiezplenum.assembly.voting.methods;

import org.jspecify.annotations.NullMarked;
