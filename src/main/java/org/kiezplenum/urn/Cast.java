package org.kiezplenum.urn;

import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.DecisionId;

/**
 * One ballot on its way into the urn.
 *
 * @param ballot the answer, as canonical text, for example {@code yes}; sealed in a secret decision
 * @param change counts the changes this person made to the ballot, from 1; one that is not higher
 *     than the stored one is late and leaves the stored one in place
 */
public record Cast(DecisionId decision, PersonId person, String ballot, long change) {}
