/**
 * The protocol of docs/protocol.md, over HTTP and over sockets.
 *
 * <p>{@link org.kiezplenum.web.live.Api} is where to begin reading: requests come in and are
 * answered with JSON, and one of them opens a {@link org.kiezplenum.web.live.LiveSocket}, which
 * from then on takes frames and hands on what its room tells. The bytes of a view and of a change
 * are made by the room; here they are only sent, and whoever does not read them fast enough is sent
 * away.
 */
@NullMarked
package org.kiezplenum.web.live;

import org.jspecify.annotations.NullMarked;
