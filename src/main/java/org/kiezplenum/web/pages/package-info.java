/**
 * Pages and forms, by whom they serve.
 *
 * <p>A request of a visitor comes in, a page of HTML goes out. {@link
 * org.kiezplenum.web.pages.Faces} is where to begin reading: phone, desk and wall of an assembly,
 * filled from the same views that sockets are told. {@code Forms} takes what is sent without
 * scripts. Then by whom they serve: whoever just comes ({@code Visits}), the desk ({@code
 * RolePages}, {@code KeyPages}, {@code VoterPages}, {@code PrintPages}), whoever writes a proposal
 * ({@code ProposalPages}), and everybody afterwards ({@code MinutesPages}, {@code ArchivePages},
 * {@code BallotPages}, {@code RecountPage}).
 */
@NullMarked
package org.kiezplenum.web.pages;

import org.jspecify.annotations.NullMarked;
