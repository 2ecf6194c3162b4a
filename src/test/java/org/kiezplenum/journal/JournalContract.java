package org.kiezplenum.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.failure;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.journal.Waiting.until;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Journal.Appended;
import org.kiezplenum.journal.Journal.Batch;
import org.kiezplenum.journal.Journal.JournalStanding;

/** What every journal promises. */
abstract class JournalContract {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private AssemblyId assembly;
  private String code;

  /** The journal under test. */
  abstract Journal journal();

  /** The same journal as a second process has it. */
  abstract Journal elsewhere();

  @BeforeEach
  void beginAnAssembly() {
    int number = NUMBERS.incrementAndGet();
    assembly = new AssemblyId("%016d".formatted(number));
    code = "C%05d".formatted(number);
    result(journal().begin(assembly, code));
  }

  private static Draft draft(String body) {
    return new Draft("p1", "speaker-called", 1, body);
  }

  private static Journal.Work writing(String... bodies) {
    return (standing, transaction) ->
        Future.succeededFuture(
            new Batch(List.of(bodies).stream().map(JournalContract::draft).toList(), Map.of()));
  }

  private Appended append(long known, String... bodies) {
    return result(journal().append(assembly, known, Set.of(), writing(bodies)));
  }

  private List<Recorded> history() {
    return result(journal().read(assembly, 0, 10_000));
  }

  private static List<String> bodies(List<Recorded> events) {
    return events.stream().map(Recorded::body).toList();
  }

  @Test
  void aNewAssemblyHasNoHistory() {
    assertThat(result(journal().latest(assembly))).contains(0L);
    assertThat(history()).isEmpty();
  }

  @Test
  void anAssemblyThatNeverWasHasNoLatest() {
    AssemblyId unknown = new AssemblyId("zzzzzzzzzzzzzzzz");
    assertThat(result(journal().latest(unknown))).isEmpty();
    assertThat(result(journal().latest(Set.of(assembly, unknown)))).isEqualTo(Map.of(assembly, 0L));
    assertThat(result(journal().read(unknown, 0, 10))).isEmpty();
    assertThat(failure(journal().append(unknown, 0, Set.of(), writing("{}"))))
        .isInstanceOf(UnknownAssembly.class);
  }

  @Test
  void eventsStandInOrderWithoutAGapAndAsTheyWereWritten() {
    String body = "{\"text\":\"Grüße, 你好, \\u0000\", \"kept\" :  \"as is\"}";
    append(0, "{\"a\":1}", body);
    append(2, "{\"a\":3}");
    List<Recorded> history = history();
    assertThat(history).extracting(Recorded::seq).containsExactly(1L, 2L, 3L);
    assertThat(bodies(history)).containsExactly("{\"a\":1}", body, "{\"a\":3}");
    assertThat(history)
        .allSatisfy(event -> {
          assertThat(event.actor()).isEqualTo("p1");
          assertThat(event.kind()).isEqualTo("speaker-called");
          assertThat(event.version()).isEqualTo(1);
        });
    assertThat(result(journal().latest(assembly))).contains(3L);
  }

  @Test
  void whatAnAppendAnswersIsWhatIsRead() {
    List<Recorded> answered = new ArrayList<>(append(0, "{\"a\":1}", "{\"a\":2}").written());
    answered.addAll(append(2, "{\"a\":3}").written());
    assertThat(history()).isEqualTo(answered);
  }

  @Test
  void readingBeginsAfterANumberAndEndsAfterACount() {
    append(0, "1", "2", "3", "4", "5");
    assertThat(bodies(result(journal().read(assembly, 2, 2)))).containsExactly("3", "4");
    assertThat(result(journal().read(assembly, 5, 2))).isEmpty();
  }

  @Test
  void whoKnowsLessIsGivenTheTail() {
    append(0, "1", "2", "3");
    Appended appended =
        result(
            elsewhere()
                .append(
                    assembly,
                    1,
                    Set.of(),
                    (standing, transaction) -> {
                      assertThat(bodies(standing.tail())).containsExactly("2", "3");
                      return Future.succeededFuture(new Batch(List.of(draft("4")), Map.of()));
                    }));
    assertThat(bodies(appended.tail())).containsExactly("2", "3");
    assertThat(appended.written()).extracting(Recorded::seq).containsExactly(4L);
  }

  @Test
  void whoKnowsMoreThanTheJournalIsRefused() {
    append(0, "1");
    failure(journal().append(assembly, 7, Set.of(), writing("2")));
    assertThat(bodies(history())).containsExactly("1");
  }

  @Test
  void twoWritersRaceAndLoseNothing() {
    List<Recorded> here = new CopyOnWriteArrayList<>();
    List<Recorded> there = new CopyOnWriteArrayList<>();
    Future<Void> first = race(journal(), here, "here", 40);
    Future<Void> second = race(elsewhere(), there, "there", 40);
    result(Future.all(first, second));
    List<Recorded> history = history();
    assertThat(history).hasSize(80);
    assertThat(history).extracting(Recorded::seq).isSorted().doesNotHaveDuplicates();
    assertThat(bodies(history)).doesNotHaveDuplicates();
    // What each was told, tails and own events, is the history from its start.
    assertThat(here).isEqualTo(history.subList(0, here.size()));
    assertThat(there).isEqualTo(history.subList(0, there.size()));
    assertThat(Chain.verify(assembly, history)).isEmpty();
  }

  private Future<Void> race(Journal journal, List<Recorded> told, String who, int left) {
    if (left == 0) {
      return Future.succeededFuture();
    }
    long known = told.isEmpty() ? 0 : told.getLast().seq();
    return journal
        .append(assembly, known, Set.of(), writing(who + left))
        .compose(appended -> {
          told.addAll(appended.tail());
          told.addAll(appended.written());
          return race(journal, told, who, left - 1);
        });
  }

  @Test
  void whileOneDecidesTheOtherWaits() {
    Promise<Batch> slow = Promise.promise();
    Promise<JournalStanding> begun = Promise.promise();
    Future<Appended> first =
        journal()
            .append(
                assembly,
                0,
                Set.of(),
                (standing, transaction) -> {
                  begun.complete(standing);
                  return slow.future();
                });
    result(begun.future());
    Future<Appended> second = elsewhere().append(assembly, 0, Set.of(), writing("second"));
    slow.complete(new Batch(List.of(draft("first")), Map.of()));
    assertThat(bodies(result(first).written())).containsExactly("first");
    assertThat(bodies(result(second).tail())).containsExactly("first");
    assertThat(bodies(history())).containsExactly("first", "second");
  }

  @Test
  void anAcceptedCommandIsRemembered() {
    CommandKey key = new CommandKey("p1", "a-uuid");
    CommandKey joining = new CommandKey("", "a-uuid");
    Map<CommandKey, Answer> answers = Map.of(key, new Answer(1, "e7"), joining, new Answer(1, ""));
    result(
        journal()
            .append(
                assembly,
                0,
                Set.of(key),
                (standing, transaction) -> {
                  assertThat(standing.remembered()).isEmpty();
                  return Future.succeededFuture(new Batch(List.of(draft("1")), answers));
                }));
    CommandKey another = new CommandKey("p2", "a-uuid");
    assertThat(remembered(Set.of(key, joining, another))).isEqualTo(answers);
    assertThat(remembered(Set.of(another))).isEmpty();
  }

  private Map<CommandKey, Answer> remembered(Set<CommandKey> keys) {
    Promise<Map<CommandKey, Answer>> promise = Promise.promise();
    result(
        elsewhere()
            .append(
                assembly,
                0,
                keys,
                (standing, transaction) -> {
                  promise.complete(standing.remembered());
                  return Future.succeededFuture(new Batch(List.of(), Map.of()));
                }));
    return result(promise.future());
  }

  @Test
  void anAnswerWithoutEventsIsRemembered() {
    CommandKey key = new CommandKey("p1", "nothing-changed");
    Map<CommandKey, Answer> answers = Map.of(key, new Answer(0, ""));
    result(
        journal()
            .append(
                assembly,
                0,
                Set.of(key),
                (standing, transaction) -> Future.succeededFuture(new Batch(List.of(), answers))));
    assertThat(remembered(Set.of(key))).isEqualTo(answers);
    assertThat(history()).isEmpty();
  }

  @Test
  void aCommandIsNeverAnsweredTwice() {
    CommandKey key = new CommandKey("p1", "twice");
    Journal.Work careless =
        (standing, transaction) ->
            Future.succeededFuture(new Batch(List.of(draft("x")), Map.of(key, new Answer(1, ""))));
    result(journal().append(assembly, 0, Set.of(), careless));
    failure(journal().append(assembly, 1, Set.of(), careless));
    assertThat(history()).hasSize(1);
    assertThat(result(journal().latest(assembly))).contains(1L);
  }

  @Test
  void workThatFailsLeavesNothingBehindAndTheJournalGoesOn() {
    IllegalStateException broken = new IllegalStateException("on purpose");
    assertThat(
            failure(journal().append(assembly, 0, Set.of(), (s, t) -> Future.failedFuture(broken))))
        .isSameAs(broken);
    assertThat(
            failure(
                journal()
                    .append(
                        assembly,
                        0,
                        Set.of(),
                        (s, t) -> {
                          throw broken;
                        })))
        .isSameAs(broken);
    assertThat(history()).isEmpty();
    // More often than there are connections, so that one that was not given back would be missed.
    for (int i = 0; i < 30; i++) {
      failure(journal().append(assembly, 0, Set.of(), (s, t) -> Future.failedFuture(broken)));
    }
    assertThat(append(0, "1").written()).hasSize(1);
  }

  @Test
  void workThatDecidesNothingWritesNothing() {
    append(0, "1");
    for (int i = 0; i < 30; i++) {
      assertThat(append(0).written()).isEmpty();
    }
    assertThat(bodies(append(0).tail())).containsExactly("1");
    assertThat(result(journal().latest(assembly))).contains(1L);
  }

  @Test
  void timeNeverRunsBackwards() {
    for (int known = 0; known < 20; known++) {
      append(known, "tick");
    }
    assertThat(history()).extracting(Recorded::at).isSorted();
    long last = history().getLast().at();
    Promise<Long> at = Promise.promise();
    result(
        journal()
            .append(
                assembly,
                20,
                Set.of(),
                (standing, transaction) -> {
                  at.complete(standing.at());
                  return Future.succeededFuture(new Batch(List.of(draft("x")), Map.of()));
                }));
    assertThat(result(at.future())).isGreaterThanOrEqualTo(last);
    assertThat(history().getLast().at()).isEqualTo(result(at.future()));
  }

  @Test
  void aLivingCodeIsTakenAndAReleasedOneIsFree() {
    assertThat(result(journal().find(code))).contains(assembly);
    AssemblyId second = new AssemblyId("second0000" + assembly.value().substring(10));
    assertThat(failure(elsewhere().begin(second, code))).isInstanceOf(CodeTaken.class);
    assertThat(result(journal().latest(second))).isEmpty();

    result(journal().releaseCode(assembly));
    assertThat(result(journal().find(code))).isEmpty();
    assertThat(append(0, "still alive").written()).hasSize(1);
    result(journal().begin(second, code));
    assertThat(result(elsewhere().find(code))).contains(second);
  }

  @Test
  void whatIsDeletedIsGoneAndItsCodeIsFree() {
    CommandKey key = new CommandKey("p1", "a-uuid");
    result(
        journal()
            .append(
                assembly,
                0,
                Set.of(key),
                (standing, transaction) ->
                    Future.succeededFuture(
                        new Batch(List.of(draft("1")), Map.of(key, new Answer(1, ""))))));
    assertThat(result(elsewhere().delete(assembly, 1, nothing -> Future.succeededFuture())))
        .isTrue();
    assertThat(result(journal().latest(assembly))).isEmpty();
    assertThat(result(journal().find(code))).isEmpty();
    assertThat(history()).isEmpty();
    assertThat(failure(journal().append(assembly, 1, Set.of(), writing("2"))))
        .isInstanceOf(UnknownAssembly.class);
    assertThat(result(journal().delete(assembly, 1, nothing -> Future.succeededFuture()))).isTrue();
    // Should the same id ever be drawn again, it begins with nothing.
    result(journal().begin(assembly, code));
    assertThat(history()).isEmpty();
    assertThat(remembered(Set.of(key))).isEmpty();
    assertThat(append(0, "1").written()).hasSize(1);
  }

  @Test
  void onlyWhatIsKnownInFullIsDeleted() {
    append(0, "1", "2");
    assertThat(result(journal().delete(assembly, 1, nothing -> Future.succeededFuture())))
        .isFalse();
    assertThat(bodies(history())).containsExactly("1", "2");
    assertThat(result(journal().find(code))).contains(assembly);
    AssemblyId other = new AssemblyId("other00000" + assembly.value().substring(10));
    result(journal().begin(other, "O" + code.substring(1)));
    result(journal().append(other, 0, Set.of(), writing("kept")));
    assertThat(result(journal().delete(assembly, 2, nothing -> Future.succeededFuture()))).isTrue();
    assertThat(bodies(result(journal().read(other, 0, 10)))).containsExactly("kept");
  }

  @Test
  void aDeletionWaitsForTheAppendUnderWayAndThenSeesIt() {
    Promise<Batch> slow = Promise.promise();
    Promise<JournalStanding> begun = Promise.promise();
    Future<Appended> appended =
        journal()
            .append(
                assembly,
                0,
                Set.of(),
                (standing, transaction) -> {
                  begun.complete(standing);
                  return slow.future();
                });
    result(begun.future());
    Future<Boolean> deleted = elsewhere().delete(assembly, 0, nothing -> Future.succeededFuture());
    slow.complete(new Batch(List.of(draft("first")), Map.of()));
    result(appended);
    assertThat(result(deleted)).isFalse();
    assertThat(bodies(history())).containsExactly("first");
  }

  @Test
  void thoseWhoFollowAreWokenByOthers() {
    List<Optional<AssemblyId>> woken = new CopyOnWriteArrayList<>();
    Runnable end = journal().follow(woken::add);
    // A wake-up may be lost before the listener stands, so news are repeated until one is heard.
    AtomicInteger known = new AtomicInteger();
    until(() -> {
      result(elsewhere().append(assembly, known.getAndIncrement(), Set.of(), writing("news")));
      return woken.contains(Optional.of(assembly));
    });
    end.run();
  }

  @Test
  void manyAppendsWakeAtLeastOnceAfterTheLast() {
    List<Optional<AssemblyId>> woken = new CopyOnWriteArrayList<>();
    Runnable end = journal().follow(woken::add);
    AtomicInteger known = new AtomicInteger();
    until(() -> {
      append(known.getAndIncrement(), "first");
      return woken.contains(Optional.of(assembly));
    });
    for (int i = 0; i < 50; i++) {
      append(known.getAndIncrement(), "more");
    }
    AssemblyId other = new AssemblyId("last000000" + assembly.value().substring(10));
    result(journal().begin(other, "L" + code.substring(1)));
    result(elsewhere().append(other, 0, Set.of(), writing("last")));
    until(() -> woken.contains(Optional.of(other)));
    end.run();
  }
}
