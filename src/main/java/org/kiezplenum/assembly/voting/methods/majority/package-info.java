/**
 * Questions that are answered with yes, no or an abstention, and how large a majority must be.
 *
 * <p>In comes a count of yes, no, abstentions and invalid votes; out comes whether enough said yes,
 * with the base that it was measured by. What they have in common stands in {@code YesNo}; each
 * method says only its own base and its own threshold. {@link PlainMajority} and {@link BySight}
 * are for votes where nobody has chosen a method. {@link Choice}, {@link Hands} and {@link Tally}
 * are the answers and their sums as the first version wrote them down, and as they are written for
 * ever.
 *
 * <p>Begin with {@link SimpleMajority}, then {@link QualifiedMajority}.
 */
@NullMarked
package org.kiezplenum.assembly.voting.methods.majority;

import org.jspecify.annotations.NullMarked;
