/**
 * What the minutes say, what the archive finds, and how texts that people wrote become safe pages.
 */
package org.kiezplenum.minutes;
