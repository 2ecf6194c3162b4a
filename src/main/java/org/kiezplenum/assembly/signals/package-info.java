/**
 * Hand signals and temperature checks: what passes within seconds, is counted and is never a vote.
 *
 * <p>{@link org.kiezplenum.assembly.signals.Signals} says which the assembly uses and by what
 * words; raising one is a command that is asked of the rules and makes no event, so nothing of it
 * is stored. {@link org.kiezplenum.assembly.signals.Mood} is what one can answer to a check. {@link
 * org.kiezplenum.assembly.signals.Wall} is what the big screen shows beside the agenda. Begin with
 * {@code SignalCommands}.
 */
@NullMarked
package org.kiezplenum.assembly.signals;

import org.jspecify.annotations.NullMarked;
