/**
 * The rules, asked as people ask them: a command, and what came of it.
 *
 * <p>{@code Story} tells a short assembly by hand. {@code Walk} makes up long ones from a seed, in
 * which {@code ReplayTest} looks for a state that cannot be, and {@code Auditor} and {@code
 * NaiveOrder} say what can be. Nothing here needs more than memory.
 */
package org.kiezplenum.assembly;
