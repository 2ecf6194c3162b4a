/**
 * What can be set, and from where.
 *
 * <p>Options, the environment and a file come in; {@link org.kiezplenum.config.Config} goes out,
 * and is where to begin reading: every setting with its default. {@code RawSettings} finds the
 * value that counts and names what it does not know, with the word that was probably meant.
 */
@NullMarked
package org.kiezplenum.config;

import org.jspecify.annotations.NullMarked;
