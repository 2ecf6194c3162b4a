package org.kiezplenum.archive;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.minutes.Chronicle;
import org.kiezplenum.minutes.Texts;
import org.kiezplenum.words.Written;

/**
 * What the archive is to hold of minutes that were published, told from the record itself, for
 * whoever looks whether it does. Hears every event up to the one that published them.
 */
public final class Exhibit {
  private final Chronicle chronicle;

  public Exhibit(AssemblyId assembly) {
    this.chronicle = new Chronicle(assembly);
  }

  /**
   * The next event.
   *
   * @throws RuntimeException if it does not follow from those before, or cannot be read
   */
  public void hear(Recorded event) {
    chronicle.add(event);
  }

  /** Every text that is asked for. */
  public Set<WordRef> wanted() {
    return chronicle.wanted();
  }

  /**
   * The columns in which the row of the archive says something else; none if it says the same.
   *
   * @param words what {@link #wanted} refers to; what is missing was erased
   */
  public Future<List<String>> differences(SqlClient client, Collection<Written> words) {
    return ArchiveTable.differences(client, chronicle.minutes(new Texts(words)));
  }
}
