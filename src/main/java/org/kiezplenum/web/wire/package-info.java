/**
 * JSON and forms in, commands out.
 *
 * <p>{@link org.kiezplenum.web.wire.CommandReader} is where to begin reading: a verb with its
 * fields becomes a {@code Command} or is refused as malformed. Each subject has a reader of its own
 * beside it; {@code Fields} is what was sent, be it a frame or a form, and {@code Reading} holds
 * the bounds of texts, numbers and ids. Nothing here knows who is asking or whether they may: that
 * is for the rules.
 */
@NullMarked
package org.kiezplenum.web.wire;

import org.jspecify.annotations.NullMarked;
