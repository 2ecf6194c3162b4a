package org.kiezplenum.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.journal.Draft;
import org.kiezplenum.journal.Journal.Batch;
import org.kiezplenum.journal.Transaction;
import org.kiezplenum.urn.Cast;
import org.kiezplenum.urn.ForwardingUrn;
import org.kiezplenum.urn.Urn;

/** A simulation that finds nothing wrong proves nothing before it has found what is wrong. */
@Tag("slow")
class CaughtTest {
  private static final int COMMANDS = 400;

  /** Enough to see that most can be left out; whoever looks for a real fault tries longer. */
  private static final int TRIES = 60;

  private static final UnaryOperator<Batch> STORED = batch -> batch;
  private static final UnaryOperator<Urn> COUNTED = urn -> urn;
  private static final UnaryOperator<JsonArray> PATCHED = patch -> patch;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

  @AfterEach
  void end() {
    vertx.close().await();
  }

  @Test
  void anEventThatIsLost() {
    AtomicInteger moved = new AtomicInteger();
    UnaryOperator<Batch> loses =
        batch -> {
          List<Draft> kept =
              batch.events().stream().filter(event -> !event.kind().equals("entry-moved")).toList();
          moved.addAndGet(batch.events().size() - kept.size());
          return new Batch(kept, batch.answers());
        };
    isCaught(new Play.Faults(loses, COUNTED, PATCHED), moved);
  }

  @Test
  void aBallotThatCountsTwice() {
    AtomicInteger doubled = new AtomicInteger();
    UnaryOperator<Urn> twice = urn -> new DoublingUrn(urn, doubled);
    isCaught(new Play.Faults(STORED, twice, PATCHED), doubled);
  }

  @Test
  void aBallotOfAPollThatIsCountedTwice() {
    AtomicInteger doubled = new AtomicInteger();
    UnaryOperator<Batch> doubles =
        batch ->
            new Batch(
                batch.events().stream().map(event -> counted(event, doubled)).toList(),
                batch.answers());
    isCaught(new Play.Faults(doubles, COUNTED, PATCHED), doubled);
  }

  private static Draft counted(Draft event, AtomicInteger doubled) {
    if (!event.kind().equals("poll-closed")) {
      return event;
    }
    JsonObject body = new JsonObject(event.body());
    JsonObject ballots = body.getJsonObject("ballots");
    if (ballots.isEmpty()) {
      return event;
    }
    doubled.incrementAndGet();
    String first = ballots.fieldNames().iterator().next();
    ballots.put(first, ballots.getInteger(first) + 1);
    return new Draft(event.actor(), event.kind(), event.version(), body.encode());
  }

  @Test
  void aVoteThatIsGivenToSomebodyElse() {
    AtomicInteger misled = new AtomicInteger();
    UnaryOperator<Batch> misleads =
        batch ->
            new Batch(
                batch.events().stream().map(event -> granted(event, misled)).toList(),
                batch.answers());
    isCaught(new Play.Faults(misleads, COUNTED, PATCHED), misled);
  }

  private static Draft granted(Draft event, AtomicInteger misled) {
    JsonArray other = new JsonArray().add("p1");
    JsonObject body = new JsonObject(event.body());
    if (!event.kind().equals("votes-granted") || body.getJsonArray("people").equals(other)) {
      return event;
    }
    misled.incrementAndGet();
    body.put("people", other);
    return new Draft(event.actor(), event.kind(), event.version(), body.encode());
  }

  @Test
  void ofTwoCountsTheOtherThatIsTaken() {
    AtomicInteger turned = new AtomicInteger();
    UnaryOperator<Batch> turns =
        batch ->
            new Batch(
                batch.events().stream().map(event -> settled(event, turned)).toList(),
                batch.answers());
    isCaught(new Play.Faults(turns, COUNTED, PATCHED), turned);
  }

  private static Draft settled(Draft event, AtomicInteger turned) {
    if (!event.kind().equals("count-settled")) {
      return event;
    }
    turned.incrementAndGet();
    JsonObject body = new JsonObject(event.body());
    body.put("takes", body.getString("takes").equals("first") ? "second" : "first");
    return new Draft(event.actor(), event.kind(), event.version(), body.encode());
  }

  @Test
  void aSecretBallotThatIsLeftInTheUrn() {
    AtomicInteger left = new AtomicInteger();
    UnaryOperator<Urn> keeps = urn -> new KeepingUrn(urn, left);
    isCaught(new Play.Faults(STORED, keeps, PATCHED), left);
  }

  @Test
  void ballotsThatAreLostAfterTheirCount() {
    AtomicInteger lost = new AtomicInteger();
    UnaryOperator<Urn> loses = urn -> new LosingUrn(urn, lost);
    isCaught(new Play.Faults(STORED, loses, PATCHED), lost);
  }

  @Test
  void aPatchThatSkipsAnOperation() {
    AtomicInteger skipped = new AtomicInteger();
    UnaryOperator<JsonArray> skips =
        patch -> {
          JsonArray kept = patch.copy();
          if (kept.size() > 3) {
            kept.remove(2);
            skipped.incrementAndGet();
          }
          return kept;
        };
    isCaught(new Play.Faults(STORED, COUNTED, skips), skipped);
  }

  /** And told in a part of the acts that led to it. */
  private void isCaught(Play.Faults faults, AtomicInteger happened) {
    assertThatThrownBy(
            () -> {
              for (long seed = 1; seed <= 50; seed++) {
                Shrinking.play(vertx, seed, COMMANDS, faults, TRIES);
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("play it again with -Dseed=")
        .satisfies(failure -> {
          List<String> lines = failure.getMessage().lines().toList();
          System.out.println(lines.getFirst() + " " + (lines.size() - 2) + "; " + lines.getLast());
          assertThat(lines).hasSizeLessThan(COMMANDS / 2);
        });
    assertThat(happened).hasPositiveValue();
  }

  /** Puts in for one who is not there what one who is there puts in. */
  private static final class DoublingUrn extends ForwardingUrn {
    private final AtomicInteger doubled;

    DoublingUrn(Urn urn, AtomicInteger doubled) {
      super(urn);
      this.doubled = doubled;
    }

    @Override
    public Future<Void> cast(Transaction transaction, AssemblyId assembly, List<Cast> casts) {
      doubled.incrementAndGet();
      Cast first = casts.getFirst();
      Cast ghost = new Cast(first.decision(), PersonId.of(9_999), first.ballot(), 1);
      return urn.cast(transaction, assembly, casts)
          .compose(done -> urn.cast(transaction, assembly, List.of(ghost)));
    }
  }

  /** Holds nothing any more once it was counted. */
  private static final class LosingUrn extends ForwardingUrn {
    private final AtomicInteger lost;

    LosingUrn(Urn urn, AtomicInteger lost) {
      super(urn);
      this.lost = lost;
    }

    @Override
    public Future<SortedMap<String, Integer>> close(
        Transaction transaction, AssemblyId assembly, DecisionId decision) {
      return urn.close(transaction, assembly, decision)
          .compose(counted -> {
            lost.addAndGet(counted.size());
            return urn.destroy(transaction, assembly, decision).map(counted);
          });
    }
  }

  /** Forgets to empty itself, so that whoever has the key could read who voted what. */
  private static final class KeepingUrn extends ForwardingUrn {
    private final AtomicInteger kept;

    KeepingUrn(Urn urn, AtomicInteger kept) {
      super(urn);
      this.kept = kept;
    }

    @Override
    public Future<Void> destroy(Transaction transaction, AssemblyId assembly, DecisionId decision) {
      kept.incrementAndGet();
      return Future.succeededFuture();
    }
  }
}
