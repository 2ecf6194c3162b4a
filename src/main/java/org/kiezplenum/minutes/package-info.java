/**
 * From events and words to the record.
 *
 * <p>Recorded events come in, in order, and then the texts they refer to; {@link
 * org.kiezplenum.minutes.Minutes} go out, as a draft or as they were published. {@link
 * org.kiezplenum.minutes.Chronicle} is where to begin reading: it hears every event and hands it to
 * those who keep items, speeches, proposals and votes. What was published is kept by {@code
 * archive}.
 */
@NullMarked
package org.kiezplenum.minutes;

import org.jspecify.annotations.NullMarked;
