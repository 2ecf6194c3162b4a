package org.kiezplenum.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;

/**
 * What was found when an assembly was looked at.
 *
 * @param code what people typed to get there, if it has one
 * @param events how many were followed
 * @param words how many texts were compared with their digests, the erased ones among them
 * @param erased how many of these were erased, which is no flaw
 * @param urns how many were compared with their counts
 * @param seal the hash of the last event
 * @param sealed the number of the event that has the checksum asked for; 0 if none was, or none has
 * @param archived whether the minutes in the archive were compared
 * @param flaws what does not fit, at most a hundred
 * @param found how many flaws there are
 */
public record Verdict(
    AssemblyId assembly,
    @Nullable String code,
    long events,
    int words,
    int erased,
    int urns,
    String seal,
    long sealed,
    Archived archived,
    List<Flaw> flaws,
    long found) {

  /** How the archive was looked at. */
  public enum Archived {
    /** It shows nothing of this assembly, and is not to. */
    NOTHING,
    /** What it shows was built anew and compared. */
    COMPARED,
    /** What was published last does not stand there yet; the server puts it there. */
    NOT_YET,
    /** It differs, but was written by an older server, and is written anew by the next start. */
    OLDER,
    /** Something else is wrong, so that there is nothing to compare it with. */
    NOT_COMPARED
  }

  /** Nothing was changed, moved, cut off or put in. */
  public boolean isSound() {
    return flaws.isEmpty();
  }
}
