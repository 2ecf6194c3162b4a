/**
 * Everything in one file, and back again.
 *
 * <p>A backup holds the whole database, an export one assembly; both have the same format, which
 * {@code docs/backup.md} describes. A file says how many rows it has and ends with a digest, and is
 * read to its end before anything of it is written. It also says which shape its rows have: they
 * are put into temporary tables of that shape, brought to ours by the same migrations as any
 * database, and only then, in one transaction, into the real tables. Methods block; they are not
 * for an event loop. Memory does not grow with the file.
 */
@NullMarked
package org.kiezplenum.backup;

import org.jspecify.annotations.NullMarked;
