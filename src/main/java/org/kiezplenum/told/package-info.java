/**
 * How results, their rounds and the shares of time are told: rows, bars, flows and the keys of
 * sentences, for views, minutes and exports alike. What is decided is decided in {@code assembly};
 * here it becomes something that can be shown, still without a language, a page or a file format.
 *
 * <p>Begin with {@link PollTold}: a poll and its finding come in, what is to be shown of them goes
 * out. {@link Example} shows what the rules of a debate mean by playing one through; {@link
 * Fairness} is how the time to speak was shared.
 */
@NullMarked
package org.kiezplenum.told;

import org.jspecify.annotations.NullMarked;
