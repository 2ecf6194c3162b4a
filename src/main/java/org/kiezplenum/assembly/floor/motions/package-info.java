/**
 * Points of order (rule R14): what they ask for, who is against them, and what has come of them.
 * What a carried one changes at once is in {@link MotionCommands} too. The motion that is to be
 * settled is a part of the floor, since it holds up whoever would speak next.
 */
@NullMarked
package org.kiezplenum.assembly.floor.motions;

import org.jspecify.annotations.NullMarked;
