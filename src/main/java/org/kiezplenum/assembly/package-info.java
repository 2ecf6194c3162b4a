/**
 * The rules of an assembly: state, commands, events, decide, evolve. Pure; they never ask the
 * outside.
 */
@NullMarked
package org.kiezplenum.assembly;

import org.jspecify.annotations.NullMarked;
