/** Decisions: what is put to the assembly, how it is counted and what is found. */
@NullMarked
package org.kiezplenum.assembly.decisions;

import org.jspecify.annotations.NullMarked;
