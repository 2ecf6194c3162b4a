/**
 * Votes of every kind, from the question to the announced result: who may vote, how, and what
 * counts.
 */
package org.kiezplenum.assembly.voting;
