/**
 * From a question and its votes to a finding: the one door to all methods.
 *
 * <p>In come an {@code Ask}, ballots of phones and of paper as {@code Bag}s, raised hands as {@code
 * Cells}, and how many are here. Out comes a {@code Finding}: the outcome, and the arithmetic that
 * anybody can check. What is alike for every method is done here before the method itself decides:
 * hands that are incomplete, more votes than people ({@link Excess}), a quorum that is missed
 * ({@link Quorate}).
 *
 * <p>{@link Lots} remembers every lot that was drawn for a count, so that the same votes have the
 * same lot again.
 *
 * <p>Begin with {@link Methods#find}. Whoever adds a method adds one line to {@link Catalogue}.
 */
@NullMarked
package org.kiezplenum.assembly.voting.counting;

import org.jspecify.annotations.NullMarked;
