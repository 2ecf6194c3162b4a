/**
 * What happened is kept as it happened. {@code JournalContract} is asked of both journals; {@link
 * org.kiezplenum.journal.ForwardingJournal} is for those who need one with a fault. Here is also
 * what other tests use to wait and to get a database: {@link org.kiezplenum.journal.Waiting},
 * {@link org.kiezplenum.journal.TestPostgres}.
 */
package org.kiezplenum.journal;
