package org.kiezplenum.assembly.floor;

/**
 * A move by hand, which holds beside the rule until either of the two is called.
 *
 * @param isBefore the anchor; else directly after it
 */
public record Pin(EntryId anchor, boolean isBefore) {}
