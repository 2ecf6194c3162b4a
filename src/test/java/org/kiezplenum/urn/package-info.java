/**
 * Secret ballots: kept apart from whoever gave them, sealed, counted once. {@code UrnContract} is
 * asked of both urns; {@code Burglar} is somebody who has copied everything.
 */
package org.kiezplenum.urn;
