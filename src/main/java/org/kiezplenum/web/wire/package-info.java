/**
 * JSON and forms in, commands out.
 *
 * <p>{@code Verbs} is where to begin reading, the table of what can be sent, with a file of rows
 * for each subject; a row is a {@code Verb}. {@link org.kiezplenum.web.wire.CommandReader} finds
 * the row, and what was sent becomes a {@code Command} or is refused as malformed. {@code Fields}
 * is what was sent, be it a frame or a form, and {@code Reading} holds the bounds of texts, numbers
 * and ids. Nothing here knows who is asking or whether they may: that is for the rules.
 */
@NullMarked
package org.kiezplenum.web.wire;

import org.jspecify.annotations.NullMarked;
