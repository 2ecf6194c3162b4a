/** Hand signals and temperature checks: what passes within seconds and is never a vote. */
@NullMarked
package org.kiezplenum.assembly.signals;

import org.jspecify.annotations.NullMarked;
