/**
 * What the program can be asked beside serving.
 *
 * <p>Words of the command line come in, lines in the terminal go out. {@link
 * org.kiezplenum.cli.Errand} is where to begin reading: it understands what is asked; {@code
 * Errands} does it on the database that is configured, and {@code Telling} says how it goes. {@code
 * Apology} says what to do next when a start fails.
 */
@NullMarked
package org.kiezplenum.cli;

import org.jspecify.annotations.NullMarked;
