package org.kiezplenum.archive;

import java.util.Map;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.minutes.Erased;

/**
 * Minutes as they stand in the archive.
 *
 * @param seq the number of the event that published them
 * @param document in no language, see {@link #context}
 */
public record Published(AssemblyId id, long seq, Map<String, Object> document) {

  /** What the template shows; {@code erased} stands where a text was erased. */
  public Map<String, Object> context(String erased) {
    return Erased.put(document, erased);
  }
}
