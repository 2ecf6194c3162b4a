package org.kiezplenum.rooms;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.Proposals;
import org.kiezplenum.views.World;

/**
 * What somebody did elsewhere, as an event tells it.
 *
 * @param wrote the keys of the long texts that came with it
 * @param bytes how long these are, as they stand now; 0 until that is known
 */
record Deed(PersonId person, long at, List<String> wrote, long bytes) {

  static Deed of(String actor, long at, Proposals before, Proposals after) {
    return new Deed(new PersonId(actor), at, before == after ? List.of() : wrote(before, after), 0);
  }

  /** The same, with the lengths of texts by their keys. */
  Deed weighed(Map<String, Integer> lengths) {
    long all = wrote.stream().mapToLong(key -> lengths.getOrDefault(key, 0)).sum();
    return new Deed(person, at, wrote, all);
  }

  private static List<String> wrote(Proposals before, Proposals after) {
    return after.byId().values().stream()
        .filter(proposal -> proposal != before.find(proposal.id()))
        .flatMap(proposal -> newIn(proposal, before.find(proposal.id())).stream())
        .toList();
  }

  /**
   * The texts that came with the newer versions. The passages of amendments in them were written
   * with these, and what was in the version before was written then.
   */
  private static List<String> newIn(Proposal proposal, @Nullable Proposal before) {
    int known = before == null ? 0 : before.version();
    List<WordRef> stood = before == null ? List.of() : before.version(known).refs();
    return IntStream.rangeClosed(known + 1, proposal.version())
        .mapToObj(proposal::version)
        .flatMap(version -> version.refs().stream())
        .filter(ref -> !stood.contains(ref))
        .map(WordRef::key)
        .filter(key -> key.startsWith(proposal.id() + "/") && !World.isShort(key))
        .toList();
  }
}
