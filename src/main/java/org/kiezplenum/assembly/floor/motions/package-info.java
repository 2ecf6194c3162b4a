/**
 * Points of order: how one is called, spoken against, carried or fallen.
 *
 * <p>Somebody moves one by asking to speak with it; it stands above every ordinary contribution, by
 * rank. {@link org.kiezplenum.assembly.floor.motions.MotionCommands} holds who may move what, what
 * each needs to be carried, and that the mover does not speak against the own motion. What a
 * carried one changes (the list closed, the debate ended, a break) reaches into other subjects and
 * stands with the root of the rules, in {@code MotionSettling}.
 */
@NullMarked
package org.kiezplenum.assembly.floor.motions;

import org.jspecify.annotations.NullMarked;
