/**
 * Who may vote: everybody who is here, those on the list from the door, or the delegates of
 * initiatives.
 *
 * <p>Nobody needs it for a usual evening, where everybody votes and nobody checks. An assembly with
 * members, or with rules of its own, says who is on the list: people get their vote at the door, by
 * number, card or name, with or without a phone. Whoever is not on it is a guest, reads and speaks
 * as before, and is told where votes are given.
 *
 * <p>In a council of initiatives delegates speak for theirs, and it has one vote however many of
 * them came. Votes for somebody who is away are off unless the statute allows them (sections 38 and
 * 40 of the German Civil Code).
 */
@NullMarked
package org.kiezplenum.assembly.electorate;

import org.jspecify.annotations.NullMarked;
