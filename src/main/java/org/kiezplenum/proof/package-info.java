/**
 * Whether the record is what it was.
 *
 * <p>Follows the hashes of every history, compares every text with the digest that its event keeps,
 * every closed urn with what was counted, and the published minutes with what they would be if they
 * were built now, and names whatever does not fit. Reads only, within one snapshot, and needs the
 * same memory for a long evening as for a short one, but for the names of its texts. Methods block;
 * they are not for an event loop.
 */
@NullMarked
package org.kiezplenum.proof;

import org.jspecify.annotations.NullMarked;
