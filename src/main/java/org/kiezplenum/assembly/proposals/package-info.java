/**
 * Proposals: texts that can be put to the vote. They have versions and amendments; the moderation
 * says where they stand and which exclude each other; votes, and what follows from them, say what
 * becomes of them. {@code Votes}, {@code Course} and {@code Amendments} fold events, {@code
 * Consequences} says in events of its own what follows.
 */
@NullMarked
package org.kiezplenum.assembly.proposals;

import org.jspecify.annotations.NullMarked;
