/**
 * Ballots of one word that says how far somebody goes along.
 *
 * <p>In comes how often each word was said; out comes whether the assembly goes on together: with
 * the levels of {@link ConsensusLevels} one block is enough to stop, by {@link Consent} nobody may
 * have an objection that stands, and a {@link Temperature} only tells the mood and decides nothing.
 * That a ballot is one of a few words is what they have in common ({@link OneOf}).
 *
 * <p>Begin with {@link ConsensusLevels}.
 */
@NullMarked
package org.kiezplenum.assembly.voting.methods.consent;

import org.jspecify.annotations.NullMarked;
