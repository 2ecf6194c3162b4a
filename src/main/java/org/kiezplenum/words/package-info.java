/**
 * What people are called and what they wrote.
 *
 * <p>Words are rows with versions that can be corrected and erased. The journal refers to a word by
 * key, version and salted digest only; when a word is erased its salt goes with it, so the digest
 * then proves nothing about anybody.
 */
@NullMarked
package org.kiezplenum.words;

import org.jspecify.annotations.NullMarked;
