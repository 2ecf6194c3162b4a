/** What people wrote, and that it can be erased. {@code WordsContract} is asked of both stores. */
package org.kiezplenum.words;
