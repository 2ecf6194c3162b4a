/**
 * A demonstration for those who want to look around: one assembly that is under way and an archive
 * of past ones.
 *
 * <p>Nothing in it is made up behind the back of the rules. Scripts in {@code resources/sample} are
 * played by people who join, speak, hand in and vote, each act a command that the rules accept;
 * only the clock is not the one on the wall, for these evenings are said to have been earlier.
 */
@NullMarked
package org.kiezplenum.sample;

import org.jspecify.annotations.NullMarked;
