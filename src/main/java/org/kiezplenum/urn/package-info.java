/**
 * Ballots from the opening of a decision to its count.
 *
 * <p>A ballot never passes through the journal. The urn holds at most one ballot a person and
 * decision, takes none after the close, and hands out the whole as a bag: each distinct ballot and
 * how often it was cast.
 */
@NullMarked
package org.kiezplenum.urn;

import org.jspecify.annotations.NullMarked;
