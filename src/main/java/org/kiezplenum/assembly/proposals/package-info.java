/** Proposals: texts that can be put to the vote. */
@NullMarked
package org.kiezplenum.assembly.proposals;

import org.jspecify.annotations.NullMarked;
