/**
 * Handlebars: the name of a page, a language and a map come in, HTML goes out, or Markdown where a
 * page is to be kept as text ({@code MarkdownPage}).
 *
 * <p>{@link org.kiezplenum.web.render.Pages} is where to begin reading. {@code TemplateSources}
 * finds the templates and says what each needs; {@code Helpers} are the words that templates may
 * use, and {@code Reckoning} and {@code Counts} what some of them work out. Browsers render live
 * faces from the same templates with the same words in {@code webroot/js}, and a test compares the
 * two.
 */
@NullMarked
package org.kiezplenum.web.render;

import org.jspecify.annotations.NullMarked;
