/**
 * Ballots that rate each option on a scale.
 *
 * <p>In comes how often each option got each rating; out comes the order of the options, with the
 * sums that anybody can check. In a {@link Score} the highest sum comes first; in systemic
 * consensing ({@link Resistance}) it is the lowest, and options are measured by the one under which
 * all stays as it is. What an unrated option means and which words a ballot may hold stands in
 * {@link Rated}.
 *
 * <p>Begin with {@link Rated}, then {@link Score}.
 */
@NullMarked
package org.kiezplenum.assembly.voting.methods.rated;

import org.jspecify.annotations.NullMarked;
