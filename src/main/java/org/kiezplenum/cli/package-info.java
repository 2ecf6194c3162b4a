/**
 * What the program can be asked beside serving, whether it could start, and why it did not.
 *
 * <p>Words of the command line come in, lines in the terminal go out. {@link
 * org.kiezplenum.cli.Typed} is where to begin reading: it understands what is asked, or refuses it;
 * {@code Errands} does it on the database that is configured, {@code TerminalProgress} says how it
 * goes, and {@code Help} what there is. {@code StartCheck} looks at all that a start needs and
 * changes nothing; {@code Apology} says what to do next when one fails.
 */
@NullMarked
package org.kiezplenum.cli;

import org.jspecify.annotations.NullMarked;
