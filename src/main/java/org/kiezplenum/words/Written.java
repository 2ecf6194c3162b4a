package org.kiezplenum.words;

/**
 * One version of something a person wrote or is called.
 *
 * @param key what it is, within the assembly, for example {@code p12/name} or {@code a2/text}
 * @param version from 1
 * @param text the words themselves
 * @param salt hex of 16 random bytes; the digest in the journal is over salt and text
 */
public record Written(String key, int version, String text, String salt) {}
