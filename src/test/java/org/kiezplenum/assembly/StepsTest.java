package org.kiezplenum.assembly;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.Recorded;

/** What every kind of event means for what the moderation may take back. */
class StepsTest {
  private static final Path SAMPLES = Path.of("src/test/resources/events");

  /** Each can be taken back; {@link UndoTest} and the tests of its subject say how. */
  private static final Set<String> STEPS =
      Set.of(
          "assembly-ended",
          "break-begun",
          "decision-seen",
          "entry-moved",
          "entry-struck",
          "entry-withdrawn",
          "item-closed",
          "item-reopened",
          "item-started",
          "list-closed",
          "list-opened",
          "list-turned-off",
          "murmuring-begun",
          "name-hidden",
          "note-removed",
          "round-advanced",
          "round-begun",
          "speaker-absent",
          "speaker-called",
          "speech-ended");

  /** Each takes back the step that it names, and nothing else. */
  private static final Set<String> TAKE_BACK =
      Set.of(
          "absence-taken-back",
          "call-taken-back",
          "entry-restored",
          "item-taken-back",
          "note-restored",
          "round-stepped-back",
          "speech-taken-up");

  private static final String VOTE = "a vote is under way or over, and nothing reaches behind it";
  private static final String COURSE = "the moderation says what becomes of a proposal";
  private static final String AGENDA = "the agenda is another now";
  private static final String SPEECH = "the clock of the speech goes otherwise since";
  private static final String LIST = "the list goes by something else since";
  private static final String SIGNALS = "the moderation asks or allows something else";
  private static final String VOTERS = "it is other people who may vote";
  private static final String FRAME = "the assembly itself stands otherwise";

  private static final Map<String, String> CUT =
      Map.ofEntries(
          entry("assembly-changed", FRAME),
          entry("assembly-created", FRAME),
          entry("assembly-opened", FRAME),
          entry("assembly-reopened", "opened again on purpose; or it names a step"),
          entry("interlude-ended", "the assembly goes on; or it names a step"),
          entry("minutes-published", FRAME),
          entry("minutes-withdrawn", FRAME),
          entry("names-rule-set", "names are shown by another rule"),
          entry("wall-set", "everybody looks at something else"),
          entry("people-merged", "a step may speak of somebody who is somebody else now"),
          entry("item-added", AGENDA),
          entry("item-changed", AGENDA),
          entry("item-moved", AGENDA),
          entry("item-removed", AGENDA),
          entry("clock-restarted", SPEECH),
          entry("speech-extended", SPEECH),
          entry("speech-paused", SPEECH),
          entry("speech-resumed", SPEECH),
          entry("called-to-topic", SPEECH),
          entry("called-to-order", SPEECH),
          entry("order-call-lifted", SPEECH),
          entry("floor-rules-set", LIST),
          entry("list-closing", LIST),
          entry("debate-asked", LIST),
          entry("debate-ended", LIST),
          entry("motion-sorted", LIST),
          entry("motion-objected", LIST),
          entry("motion-settled", LIST),
          entry("signals-set", SIGNALS),
          entry("legend-set", SIGNALS),
          entry("temperature-taken", SIGNALS),
          entry("temperature-ended", SIGNALS),
          entry("electorate-set", VOTERS),
          entry("proxies-allowed", VOTERS),
          entry("initiative-added", VOTERS),
          entry("initiative-removed", VOTERS),
          entry("proposal-admitted", COURSE),
          entry("proposal-debated", COURSE),
          entry("proposal-referred", COURSE),
          entry("proposal-adjourned", COURSE),
          entry("proposal-remarked", COURSE),
          entry("proposals-competing", COURSE),
          entry("proposal-parted", COURSE),
          entry("amendments-arranged", COURSE),
          entry("handing-in-set", COURSE),
          entry("decision-opened", VOTE),
          entry("poll-opened", VOTE),
          entry("hands-entered", VOTE),
          entry("cells-entered", VOTE),
          entry("paper-entered", VOTE),
          entry("hands-removed", VOTE),
          entry("second-count-entered", VOTE),
          entry("count-settled", VOTE),
          entry("closing-announced", VOTE),
          entry("roll-answered", VOTE),
          entry("roll-answer-withdrawn", VOTE),
          entry("decision-closed", VOTE),
          entry("poll-closed", VOTE),
          entry("lot-drawn", VOTE),
          entry("decision-reopened", VOTE),
          entry("decision-announced", VOTE),
          entry("poll-announced", VOTE),
          entry("decision-ended", VOTE),
          entry("decision-taken-up", VOTE),
          entry("decision-reconsidered", VOTE),
          entry("decision-mistaken", VOTE),
          entry("figures-stated", VOTE),
          entry("decision-set-aside", VOTE),
          entry("secret-votes-demanded", VOTE),
          entry("named-votes-demanded", VOTE));

  private static final String OWN = "people do it themselves";
  private static final String DOOR = "it is entered at the door, beside everything else";
  private static final String WRITTEN = "it is written down, beside everything else";
  private static final String FOLLOWS = "it follows from something else, which may be taken back";

  private static final Map<String, String> ALONE =
      Map.ofEntries(
          entry("person-joined", OWN),
          entry("role-taken", OWN),
          entry("role-left", OWN),
          entry("group-declared", OWN),
          entry("seldom-heard-marked", OWN),
          entry("entry-made", OWN),
          entry("floor-yielded", OWN),
          entry("round-joined", OWN),
          entry("proposal-handed-in", OWN),
          entry("proposal-changed", OWN),
          entry("proposal-withdrawn", OWN),
          entry("proposal-readmitted", FOLLOWS),
          entry("proposal-supported", OWN),
          entry("support-withdrawn", OWN),
          entry("proposal-merged", OWN),
          entry("proposal-settled", FOLLOWS),
          entry("amendment-handed-in", OWN),
          entry("amendment-taken-over", OWN),
          entry("amendment-worked-in", FOLLOWS),
          entry("amendment-taken-out", FOLLOWS),
          entry("amendment-settled", FOLLOWS),
          entry("queue-arranged", FOLLOWS),
          entry("shares-stated", FOLLOWS),
          entry("resolution-numbered", FOLLOWS),
          entry("two-ballots-counted", FOLLOWS),
          entry("person-entered", DOOR),
          entry("name-changed", DOOR),
          entry("names-checked", DOOR),
          entry("presence-stated", DOOR),
          entry("votes-granted", DOOR),
          entry("vote-withdrawn", DOOR),
          entry("delegate-named", DOOR),
          entry("delegate-dismissed", DOOR),
          entry("proxy-given", DOOR),
          entry("proxy-ended", DOOR),
          entry("note-written", WRITTEN),
          entry("note-taken", WRITTEN),
          entry("note-left", WRITTEN),
          entry("note-changed", WRITTEN),
          entry("note-moved", WRITTEN),
          entry("next-announced", WRITTEN),
          entry("record-described", WRITTEN));

  /** One step of a list that was closed. */
  private static final Steps ONE = ON_ITEM.and(MODERATOR, new Command.CloseList()).state().steps();

  @Test
  void everyKindOfEventHasItsPlace() {
    Set<String> all = new HashSet<>();
    List.of(STEPS, TAKE_BACK, CUT.keySet(), ALONE.keySet())
        .forEach(kinds ->
            kinds.forEach(kind -> assertThat(all.add(kind)).as("%s twice", kind).isTrue()));
    assertThat(all).isEqualTo(EventCodec.table().keySet());
    assertThat(EventCodec.table().values())
        .containsExactlyInAnyOrderElementsOf(Kinds.of(Event.class).collect(Collectors.toList()));
  }

  static Stream<String> cutting() {
    return CUT.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("cutting")
  void nothingBeforeIsTakenBackBehindIt(String kind) throws IOException {
    assertThat(ONE.latest()).isNotNull();
    assertThat(after(kind).latest()).isNull();
  }

  static Stream<String> standingAside() {
    return ALONE.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("standingAside")
  void whatTheModerationDidLastCanStillBeTakenBack(String kind) throws IOException {
    assertThat(after(kind)).isEqualTo(ONE);
  }

  private static Steps after(String kind) throws IOException {
    String body = Files.readString(SAMPLES.resolve(kind + ".1.json"));
    Event event = EventCodec.read(new Recorded(1, 0, "p1", kind, 1, body, ""));
    return ONE.after(event, Assembly.NONE, 1, "p1");
  }
}
