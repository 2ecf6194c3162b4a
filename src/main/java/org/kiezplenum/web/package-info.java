/**
 * The edge: what comes from a network and what goes back to it.
 *
 * <p>{@link org.kiezplenum.web.Server} is where to begin reading: all routes and what answers each,
 * on one screen. A request passes {@code http} (who is asking, from where, how much at once), then
 * goes to {@code live} if a program speaks the protocol, or to {@code pages} if a person asks for a
 * page or sends a form. Both read what was meant by {@code wire}; pages are filled in by {@code
 * render}; {@code client} makes what browsers are given. Only this package knows all of these, and
 * none of them knows this one.
 */
@NullMarked
package org.kiezplenum.web;

import org.jspecify.annotations.NullMarked;
