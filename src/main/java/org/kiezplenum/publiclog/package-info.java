/**
 * What the moderation changed by hand, for everybody to read.
 *
 * <p>The recorded events of an assembly come in one after the other; lines go out, each with a key
 * of a message and what it is about. {@link org.kiezplenum.publiclog.PublicLog} is where to begin
 * reading: one switch over the events says which of them are told.
 */
@NullMarked
package org.kiezplenum.publiclog;

import org.jspecify.annotations.NullMarked;
