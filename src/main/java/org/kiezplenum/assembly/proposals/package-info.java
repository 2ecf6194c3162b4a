/**
 * Proposals: texts that can be put to the vote, in versions, with amendments and with others that
 * they exclude.
 *
 * <p>{@link org.kiezplenum.assembly.proposals.Proposals} holds them; where one stands is a {@link
 * org.kiezplenum.assembly.proposals.ProposalStanding}, which also knows what it goes back to.
 * {@code Course} and {@link org.kiezplenum.assembly.proposals.Amendments} fold events, {@link
 * org.kiezplenum.assembly.proposals.Consequences} says in events of its own what follows from a
 * vote. {@link org.kiezplenum.assembly.proposals.WordDifference} finds what two versions say
 * otherwise, word by word. The rules are in the classes called {@code …Commands}.
 */
@NullMarked
package org.kiezplenum.assembly.proposals;

import org.jspecify.annotations.NullMarked;
