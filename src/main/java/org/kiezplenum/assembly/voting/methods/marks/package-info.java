/**
 * Ballots that mark some of the options: one cross, several, or dots.
 *
 * <p>In comes how often each option was marked; out come those who are elected, those who are equal
 * at the border, or those among whom there is a further round. What elections and approval have in
 * common stands in {@link Marks}. {@link Dots} are given out from a budget, several on one option
 * if that was agreed. Where one candidate is left, an election becomes the question of {@link
 * SingleCandidate}, so that people can say no.
 *
 * <p>Begin with {@link RelativeElection}, then {@link AbsoluteElection}.
 */
@NullMarked
package org.kiezplenum.assembly.voting.methods.marks;

import org.jspecify.annotations.NullMarked;
