package org.kiezplenum.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.failure;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Draft;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.Transaction;

/** What every store of words promises. */
abstract class WordsContract {
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final String SALT = "00112233445566778899aabbccddeeff";

  private AssemblyId assembly;
  private AssemblyId other;

  abstract Journal journal();

  abstract Words words();

  @BeforeEach
  void beginTwoAssemblies() {
    assembly = begin();
    other = begin();
  }

  private AssemblyId begin() {
    int number = NUMBERS.incrementAndGet();
    AssemblyId begun = new AssemblyId("%016d".formatted(number));
    result(journal().begin(begun, "W%05d".formatted(number)));
    return begun;
  }

  private static Written word(String key, int version, String text) {
    return new Written(key, version, text, SALT);
  }

  /** Runs writes in an append that has no events. */
  private Future<?> during(AssemblyId where, Function<Transaction, Future<Void>> writes) {
    return journal()
        .append(
            where,
            0,
            Set.of(),
            (standing, transaction) ->
                writes.apply(transaction).map(new Journal.Batch(List.of(), Map.of())));
  }

  private void write(AssemblyId where, Written... written) {
    result(during(where, t -> words().write(t, where, List.of(written))));
  }

  @Test
  void whatWasWrittenIsRead() {
    Written name = word("p1/name", 1, "Ayşe Öztürk 👋");
    Written empty = word("p2/name", 1, "");
    write(assembly, name, empty);
    assertThat(result(words().read(assembly, "p1/name", 1))).contains(name);
    assertThat(result(words().read(assembly, "p1/name", 2))).isEmpty();
    assertThat(result(words().read(assembly, "p9/name", 1))).isEmpty();
    assertThat(result(words().latest(assembly))).containsExactly(name, empty);
  }

  @Test
  void theLatestOfEachWordIsItsHighestVersion() {
    write(assembly, word("a1/text", 1, "first"), word("a2/text", 1, "another"));
    write(assembly, word("a1/text", 2, "second"));
    for (int version = 3; version <= 11; version++) {
      write(assembly, word("a1/text", version, "version " + version));
    }
    assertThat(result(words().latest(assembly)))
        .containsExactly(word("a1/text", 11, "version 11"), word("a2/text", 1, "another"));
    assertThat(result(words().read(assembly, "a1/text", 1))).contains(word("a1/text", 1, "first"));
  }

  @Test
  void aVersionIsWrittenOnce() {
    write(assembly, word("a1/text", 1, "first"));
    failure(
        during(
            assembly,
            t ->
                words()
                    .write(
                        t,
                        assembly,
                        List.of(word("a2/text", 1, "goes with it"), word("a1/text", 1, "x")))));
    assertThat(result(words().latest(assembly))).containsExactly(word("a1/text", 1, "first"));
  }

  @Test
  void anErasedWordIsGoneInEveryVersionAndMayBeWrittenAnew() {
    write(assembly, word("p1/name", 1, "Ali"), word("p1/name", 2, "Ali B."));
    write(assembly, word("p2/name", 1, "Bo"));
    result(during(assembly, t -> words().erase(t, assembly, "p1/name")));
    assertThat(result(words().read(assembly, "p1/name", 1))).isEmpty();
    assertThat(result(words().read(assembly, "p1/name", 2))).isEmpty();
    assertThat(result(words().latest(assembly))).containsExactly(word("p2/name", 1, "Bo"));
    // The erased version keeps its number.
    failure(
        during(assembly, t -> words().write(t, assembly, List.of(word("p1/name", 2, "again")))));
    write(assembly, word("p1/name", 3, "Cem"));
    assertThat(result(words().latest(assembly))).contains(word("p1/name", 3, "Cem"));
  }

  @Test
  void erasingWhatNeverWasIsNoFault() {
    result(during(assembly, t -> words().erase(t, assembly, "p1/name")));
    assertThat(result(words().latest(assembly))).isEmpty();
  }

  @Test
  void assembliesDoNotShareWords() {
    write(assembly, word("p1/name", 1, "Ali"));
    write(other, word("p1/name", 1, "Bea"));
    result(during(assembly, t -> words().erase(t, assembly, "p1/name")));
    assertThat(result(words().latest(other))).containsExactly(word("p1/name", 1, "Bea"));
  }

  @Test
  void wordsAreStoredWithTheirEventsOrNotAtAll() {
    write(assembly, word("p1/name", 1, "Ali"));
    failure(
        during(
            assembly,
            t ->
                words()
                    .write(t, assembly, List.of(word("p2/name", 1, "Bo")))
                    .compose(done -> words().erase(t, assembly, "p1/name"))
                    .compose(
                        done -> Future.failedFuture(new IllegalStateException("on purpose")))));
    assertThat(result(words().latest(assembly))).containsExactly(word("p1/name", 1, "Ali"));

    result(
        journal()
            .append(
                assembly,
                0,
                Set.of(),
                (standing, t) ->
                    words()
                        .write(t, assembly, List.of(word("p2/name", 1, "Bo")))
                        .map(
                            new Journal.Batch(
                                List.of(new Draft("p2", "person-joined", 1, "{}")), Map.of()))));
    assertThat(result(words().latest(assembly)))
        .containsExactly(word("p1/name", 1, "Ali"), word("p2/name", 1, "Bo"));
    assertThat(result(journal().latest(assembly))).contains(1L);
  }

  @Test
  void nothingToWriteIsNoFault() {
    write(assembly);
    assertThat(result(words().latest(assembly))).isEmpty();
  }
}
