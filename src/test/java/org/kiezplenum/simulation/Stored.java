package org.kiezplenum.simulation;

import java.util.List;
import org.kiezplenum.journal.CommandKey;
import org.kiezplenum.journal.Recorded;

/** An append that succeeded: its commands in their order, the time it bears, and what it wrote. */
record Stored(List<CommandKey> keys, long at, List<Recorded> written) {}
