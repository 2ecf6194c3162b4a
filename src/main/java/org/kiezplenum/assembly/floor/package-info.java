/**
 * The floor: who speaks, who waits, by which rules, and what was said.
 *
 * <p>This package is the state and how events change it: {@link Floor} with its {@link Line} of
 * entries, the {@link Speech} that is held, the {@link Motion} that is to be settled, and the
 * {@link FloorRules} of the current item. Below it stand the orders of speaking ({@code order}),
 * which know nobody; above it what people and the desk do: {@code list} (waiting), {@code speech}
 * (being called) and {@code motions} (points of order). Begin with {@link Floor}.
 */
@NullMarked
package org.kiezplenum.assembly.floor;

import org.jspecify.annotations.NullMarked;
