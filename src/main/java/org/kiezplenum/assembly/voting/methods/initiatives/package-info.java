/**
 * Votes in which initiatives have a voice beside people, or instead of them.
 *
 * <p>In come ballots of delegates that say for which initiative they speak and what, {@code a:yes},
 * and where both count, what people say for themselves, on one ballot or two; out comes whether
 * enough initiatives, and enough people, said yes. Delegates of one initiative who do not agree
 * make it abstain. Nobody counts people by these ballots: a quorum is measured by initiatives.
 *
 * <p>Begin with {@link Organisations}, one initiative and one vote, then {@link DoubleMajority}.
 */
@NullMarked
package org.kiezplenum.assembly.voting.methods.initiatives;

import org.jspecify.annotations.NullMarked;
