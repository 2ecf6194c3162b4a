/** Who takes part: participants with and without a phone, their numbers and roles. */
@NullMarked
package org.kiezplenum.assembly.people;

import org.jspecify.annotations.NullMarked;
