/**
 * What is said to people, in their language.
 *
 * <p>A language, a key and arguments come in, a sentence goes out. {@link
 * org.kiezplenum.texts.Messages} is where to begin reading: it reads {@code
 * messages/<language>.properties} and chooses plural forms. {@code Languages} lists what there is.
 * {@link org.kiezplenum.texts.Markdown} makes safe HTML and safe Markdown of the longer texts that
 * people write.
 */
@NullMarked
package org.kiezplenum.texts;

import org.jspecify.annotations.NullMarked;
