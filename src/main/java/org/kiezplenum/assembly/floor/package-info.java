/** The floor: who speaks, who waits, in which order. */
@NullMarked
package org.kiezplenum.assembly.floor;

import org.jspecify.annotations.NullMarked;
