/**
 * Ballots that put options in an order, {@code a>b=c}.
 *
 * <p>In come whole ballots, which cannot be added up in cells ({@link Papers}); out come those who
 * are elected, round by round. {@link InstantRunoff} and {@link Schulze} find one or a few, {@link
 * ScottishStv} and {@link MeekStv} seats in proportion. These two have their arithmetic in files of
 * their own, {@link ScottishCount} and {@link MeekCount}, in whole numbers of the unit that the
 * rule names; {@link Stages} keeps what happened in each round. Where nothing but chance tells
 * people apart, {@link Drawing} decides, which asks {@link EveryDraw} whether anything hangs on it.
 *
 * <p>Begin with {@link Ranked}, then {@link InstantRunoff}.
 */
@NullMarked
package org.kiezplenum.assembly.voting.methods.ranked;

import org.jspecify.annotations.NullMarked;
