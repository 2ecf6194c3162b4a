/**
 * Tests of the whole, and what all tests share.
 *
 * <p>A test that starts a server, a PostgreSQL or a browser, or that takes more than a few seconds,
 * is tagged {@code slow}: {@code mvn -Pfast test} leaves it out, {@code mvn verify} does not. What
 * is drawn by chance comes from {@link org.kiezplenum.Seeds}. Nothing here depends on how fast the
 * machine is: tests wait for what they want to see ({@link org.kiezplenum.journal.Waiting}), and
 * where a pace matters they count work or compare two things in one run.
 */
package org.kiezplenum;
