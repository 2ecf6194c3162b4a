package org.kiezplenum.rooms;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.views.World;
import org.kiezplenum.words.Words;

/**
 * What a proposal says, read when somebody changes it: texts so long that no room keeps them, and
 * without which the rules could not tell whether anything changes.
 */
final class LongTexts {
  private LongTexts() {}

  /**
   * By their keys; none for any other command, or if it is about a version that is not known. Comes
   * back on the room's context, and fails if the database is away.
   */
  static Future<Map<String, String>> neededBy(Command command, World world, Surroundings here) {
    Proposal proposal =
        command instanceof Command.ChangeProposal change
            ? asRead(world.assembly().proposals().find(change.proposal()), change.version())
            : null;
    if (proposal == null) {
      return Future.succeededFuture(Map.of());
    }
    Map<String, String> texts = new ConcurrentHashMap<>();
    Promise<Map<String, String>> read = Promise.promise();
    Future.all(
            Stream.of(proposal.text(), proposal.reasons())
                .filter(Objects::nonNull)
                .map(ref -> read(ref, world, here.stores().words(), texts))
                .toList())
        .timeout(Mailbox.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
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

  private static @Nullable Proposal asRead(@Nullable Proposal proposal, int version) {
    return proposal != null && proposal.version() == version ? proposal : null;
  }

  private static Future<?> read(WordRef ref, World world, Words words, Map<String, String> into) {
    return words
        .read(world.id(), ref.key(), ref.version())
        .onSuccess(found -> found.ifPresent(word -> into.put(ref.key(), word.text())));
  }
}
