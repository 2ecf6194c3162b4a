package org.kiezplenum.assembly;

/**
 * A reference from the journal to something in the words.
 *
 * @param key for example {@code i3/title}
 * @param version from 1
 * @param digest salted, see {@link Wording#digest()}
 */
public record WordRef(String key, int version, String digest) {}
