package org.kiezplenum.rooms;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.proposals.Composed;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Proposals;
import org.kiezplenum.views.World;
import org.kiezplenum.words.Words;

/**
 * What a proposal says, read when somebody changes or amends it: texts so long that no room keeps
 * them, and without which the rules could not tell whether anything changes.
 */
final class LongTexts {
  private LongTexts() {}

  /**
   * By their keys and versions; none for any other command, or if it is about a version that is not
   * known. Comes back on the room's context, and fails if the database is away.
   */
  static Future<Map<String, String>> neededBy(Command command, World world, Surroundings here) {
    List<WordRef> needed =
        switch (command) {
          case Command.ChangeProposal c -> asRead(world, c.proposal(), c.version());
          case Command.AmendProposal c -> asRead(world, c.proposal(), c.version());
          case Command.AmendFor c ->
              asRead(world, c.amendment().proposal(), c.amendment().version());
          case Command.MergeProposals c ->
              asRead(world, c.change().proposal(), c.change().version());
          case Command.CompeteProposals c -> ofGroups(world, c.proposal(), c.with());
          default -> List.of();
        };
    if (needed.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    Map<String, String> texts = new ConcurrentHashMap<>();
    Promise<Map<String, String>> read = Promise.promise();
    Future.all(needed.stream().map(ref -> read(ref, world, here.stores().words(), texts)).toList())
        .timeout(here.patience().toMillis(), TimeUnit.MILLISECONDS)
        .<Map<String, String>>map(done -> Map.copyOf(texts))
        .onComplete(done ->
            here.run(() -> {
              if (done.succeeded()) {
                read.complete(done.result());
              } else {
                read.fail(done.cause());
              }
            }));
    return read.future();
  }

  /** The texts of the version that was read; each is known in that very version alone. */
  private static List<WordRef> asRead(World world, ProposalId id, int version) {
    Proposal proposal = world.assembly().proposals().find(id);
    return proposal == null || version < 1 || version > proposal.version()
        ? List.of()
        : proposal.version(version).refs();
  }

  /** The texts of both, and of all that either competes with, as they now read. */
  private static List<WordRef> ofGroups(World world, ProposalId... ids) {
    Proposals proposals = world.assembly().proposals();
    Set<ProposalId> all = new LinkedHashSet<>(List.of(ids));
    List.of(ids).forEach(id -> all.addAll(proposals.competing().groupOf(id)));
    return all.stream()
        .map(proposals::find)
        .filter(Objects::nonNull)
        .flatMap(proposal -> proposal.text().refs().stream())
        .toList();
  }

  private static Future<?> read(WordRef ref, World world, Words words, Map<String, String> into) {
    return words
        .read(world.id(), ref.key(), ref.version())
        .onSuccess(found -> found.ifPresent(word -> into.put(Composed.key(ref), word.text())));
  }
}
