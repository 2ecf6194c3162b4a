/**
 * The rules of an assembly, and the only place that decides anything. Pure: no clock, no random
 * numbers, no store, no JSON; time and luck come in as arguments.
 *
 * <p>In comes a {@link org.kiezplenum.assembly.Command} with who sent it; {@link
 * org.kiezplenum.assembly.Rules#decide} answers with events and the state after them, or with a
 * {@link org.kiezplenum.assembly.Refusal}. {@link org.kiezplenum.assembly.Event}s are grouped by
 * subject; {@link org.kiezplenum.assembly.Evolution} folds them into {@link
 * org.kiezplenum.assembly.Assembly}, and replay never asks a rule again.
 *
 * <p>The subjects stand in an order (people, agenda, electorate, floor, proposals, votes): each may
 * know those before it. What needs two that do not know each other stands here. Begin with {@code
 * Assembly}, then {@code Rules}.
 */
@NullMarked
package org.kiezplenum.assembly;

import org.jspecify.annotations.NullMarked;
