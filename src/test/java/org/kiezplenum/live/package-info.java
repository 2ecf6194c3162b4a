/**
 * The server as clients meet it, by HTTP and by socket, over a real database.
 *
 * <p>{@link org.kiezplenum.live.TestServer} runs within the tests, {@link
 * org.kiezplenum.live.RealServer} is a process of its own that can be killed, {@link
 * org.kiezplenum.live.Client} speaks the protocol and is strict. Whoever neither stops the server
 * nor counts what happens in it takes the shared one.
 */
package org.kiezplenum.live;
