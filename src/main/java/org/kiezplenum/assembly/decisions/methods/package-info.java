/**
 * Every method by which an assembly decides, exact to the last vote.
 *
 * <p>An {@link Ask} says what is asked. {@link Method#read} makes the one canonical text of a
 * ballot. Ballots of phones and of paper come as {@link Bag}s, raised hands as {@link Cells}; both
 * are the same input to every method. {@link Methods#find} adds them up and answers a {@link
 * Finding}: the outcome, and the arithmetic that anybody can check. Nothing here is rounded but
 * where a rule says so, in whole numbers; chance comes only from a seed that was drawn in public
 * ({@link Lot}).
 */
@NullMarked
package org.kiezplenum.assembly.decisions.methods;

import org.jspecify.annotations.NullMarked;
