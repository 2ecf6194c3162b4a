/**
 * What is put to the assembly, how votes are taken, and what is found.
 *
 * <p>In come commands from the desk and from phones: a {@link NewDecision} is put, ballots are
 * cast, hands and papers entered, the vote is closed, corrected or announced. Out go voting events,
 * which change {@link Decisions}, and ballots for the urn. Every {@link Decision} holds a {@link
 * Poll}: the question, the words of its options, and what was counted so far; yes or no is one way
 * to ask among others. What comes out of a count is {@link Reckoned} by the package {@code
 * counting}.
 *
 * <p>Begin with {@link DecisionCommands}, which leads every command to its rule, then {@link
 * Decision} and {@link Poll}.
 */
@NullMarked
package org.kiezplenum.assembly.voting;

import org.jspecify.annotations.NullMarked;
