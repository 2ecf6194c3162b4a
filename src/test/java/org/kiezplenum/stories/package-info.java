/**
 * What people do with the pages, in a real browser, told as it happens in the hall.
 *
 * <p>{@code Hall} is the server with its devices, {@code Scene} brings an assembly quickly to the
 * point where a story begins, {@code Hands} is what people do, {@code Fit} and {@code Look} are how
 * it looks.
 */
package org.kiezplenum.stories;
