/**
 * What was published, to be read and found by anybody.
 *
 * <p>The archive follows the journal: when minutes are published or withdrawn, {@link
 * org.kiezplenum.archive.Archive} has them made by {@code minutes} and puts or takes away a row;
 * that is where to begin reading. A search comes in as people type it ({@code Query}), is answered
 * from PostgreSQL's index ({@code ArchiveTable}, {@code Lexemes}) and goes out as a page of {@code
 * Results}. {@code Exhibit} makes a row again for {@code verify}, to compare.
 */
@NullMarked
package org.kiezplenum.archive;

import org.jspecify.annotations.NullMarked;
