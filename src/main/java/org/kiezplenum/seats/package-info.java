/**
 * Who holds which token, and what a key opens.
 *
 * <p>A token or a key comes in, a person or a role goes out. {@link org.kiezplenum.seats.Seats} is
 * where to begin reading; {@link org.kiezplenum.seats.PgSeats} keeps it in PostgreSQL. Only digests
 * of tokens and keys are stored: whoever reads the table sits down nowhere.
 */
@NullMarked
package org.kiezplenum.seats;

import org.jspecify.annotations.NullMarked;
