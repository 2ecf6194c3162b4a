/**
 * What browsers are given: scripts, styles and icons.
 *
 * <p>{@link org.kiezplenum.web.client.Assets} is where to begin reading: it holds the files of
 * {@code webroot} in memory, compressed once, under addresses that change with what is in them. The
 * build has {@link org.kiezplenum.web.client.CompileTemplates} read the templates of the live
 * faces, so that browsers get them as data; {@code LiveModules} puts together what one face needs
 * in one language, and nothing else.
 */
@NullMarked
package org.kiezplenum.web.client;

import org.jspecify.annotations.NullMarked;
