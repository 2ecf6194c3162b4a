/** The agenda: ordered items with a time box, of which at most one is current, and their notes. */
@NullMarked
package org.kiezplenum.assembly.agenda;

import org.jspecify.annotations.NullMarked;
