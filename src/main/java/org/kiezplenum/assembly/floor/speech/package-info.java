/**
 * Speaking: being called, the clock of a speech, calls to the topic and to order, and how the time
 * was shared.
 *
 * <p>{@link CallCommands} decides who speaks and when it ends; {@link Shares} are worked out from
 * what was said when the assembly ends. Begin with {@link CallCommands}.
 */
@NullMarked
package org.kiezplenum.assembly.floor.speech;

import org.jspecify.annotations.NullMarked;
