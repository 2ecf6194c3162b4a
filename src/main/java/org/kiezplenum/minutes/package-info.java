/** From events and words to the record: draft, publish, archive, search. */
@NullMarked
package org.kiezplenum.minutes;

import org.jspecify.annotations.NullMarked;
