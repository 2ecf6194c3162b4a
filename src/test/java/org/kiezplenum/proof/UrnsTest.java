package org.kiezplenum.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an urn must hold, whatever has happened to it and to the people who voted. */
class UrnsTest {
  private final Urns urns = new Urns();
  private long seq;

  @BeforeEach
  void fourPeopleVote() {
    for (int i = 1; i <= 4; i++) {
      hear("person-joined", "person", "p" + i);
    }
    hear("decision-opened", "decision", "d1");
  }

  private void hear(String kind, Object... fields) {
    JsonObject body = new JsonObject();
    for (int i = 0; i < fields.length; i += 2) {
      body.put((String) fields[i], fields[i + 1]);
    }
    urns.hear(++seq, kind, body);
  }

  private void closed(Object... more) {
    JsonObject body =
        new JsonObject()
            .put("decision", "d1")
            .put("phones", new JsonObject().put("yes", 2).put("no", 1).put("abstain", 0));
    for (int i = 0; i < more.length; i += 2) {
      body.put((String) more[i], more[i + 1]);
    }
    urns.hear(++seq, "decision-closed", body);
  }

  private static JsonObject json(Object... fields) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < fields.length; i += 2) {
      json.put((String) fields[i], fields[i + 1]);
    }
    return json;
  }

  private Flaw.@Nullable FlawKind flaw(boolean open, Map<String, String> cast) {
    return urns.flaw("d1", open, cast, false);
  }

  private void holds(String decision, Map<String, String> cast) {
    assertThat(urns.flaw(decision, false, cast, false)).isNull();
  }

  private void differs(String decision, Map<String, String> cast) {
    assertThat(urns.flaw(decision, false, cast, false)).isEqualTo(Flaw.FlawKind.BALLOTS_DIFFER);
  }

  private void holds(Map<String, String> cast) {
    assertThat(flaw(false, cast)).isNull();
  }

  private void differs(Map<String, String> cast) {
    assertThat(flaw(false, cast)).isEqualTo(Flaw.FlawKind.BALLOTS_DIFFER);
  }

  @Test
  void anOpenOneHoldsAnythingThatPeopleOfTheAssemblyCast() {
    assertThat(flaw(true, Map.of("p1", "no"))).isNull();
    assertThat(flaw(true, Map.of("p9", "no"))).isEqualTo(Flaw.FlawKind.BALLOTS_DIFFER);
    assertThat(flaw(false, Map.of())).isEqualTo(Flaw.FlawKind.URN_STATE);
  }

  @Test
  void oneThatEndedUncountedIsClosed() {
    hear("decision-ended", "decision", "d1");
    holds(Map.of("p1", "yes"));
    assertThat(flaw(true, Map.of())).isEqualTo(Flaw.FlawKind.URN_STATE);
  }

  @Test
  void oneThatEndedAfterItsCountHoldsWhatWasCounted() {
    closed();
    hear("decision-ended", "decision", "d1");
    holds(Map.of("p1", "yes", "p2", "yes", "p3", "no"));
    differs(Map.of("p1", "yes", "p2", "no", "p3", "no"));
  }

  @Test
  void oneThatWasOpenedAgainAndEndedIsNotHeldAgainstItsFirstCount() {
    closed();
    hear("decision-reopened", "decision", "d1");
    assertThat(flaw(true, Map.of("p1", "no"))).isNull();
    hear("decision-ended", "decision", "d1");
    holds(Map.of("p1", "no"));
  }

  @Test
  void whoWereMergedAfterTheCountMayHaveTheirBallotsStillOrOneOfThem() {
    closed();
    hear("decision-announced", "decision", "d1");
    hear("people-merged", "person", "p1", "into", "p2");
    holds(Map.of("p1", "yes", "p2", "yes", "p3", "no"));
    holds(Map.of("p2", "yes", "p3", "no"));
    differs(Map.of("p2", "no", "p3", "no"));
    differs(Map.of("p3", "no"));
    differs(Map.of("p2", "no", "p3", "no", "p4", "no"));
    // Only they can have lost one.
    differs(Map.of("p2", "yes", "p3", "yes", "p4", "yes"));
  }

  @Test
  void oneOfTwoWhoWereMergedMayHaveVotedAlone() {
    closed();
    hear("people-merged", "person", "p1", "into", "p4");
    holds(Map.of("p4", "yes", "p2", "yes", "p3", "no"));
    // Both may have voted then, but p3 and one more are still there with their ballots.
    holds(Map.of("p4", "yes", "p2", "yes"));
    differs(Map.of("p2", "yes"));
  }

  @Test
  void aChainOfMergesIsFollowed() {
    closed();
    hear("people-merged", "person", "p1", "into", "p2");
    hear("people-merged", "person", "p2", "into", "p3");
    holds(Map.of("p3", "no"));
    holds(Map.of("p3", "yes"));
    differs(Map.of());
    differs(Map.of("p4", "no"));
  }

  @Test
  void inAVoteByNameItIsKnownWhichBallotStays() {
    closed("roll", json("p1", "yes", "p2", "yes", "p3", "no"));
    hear("people-merged", "person", "p1", "into", "p3");
    holds(Map.of("p3", "no", "p2", "yes"));
    differs(Map.of("p3", "yes", "p2", "yes"));
    differs(Map.of("p3", "no", "p4", "yes"));
  }

  /** What somebody says for an initiative counts once, whoever they vote for besides. */
  @Test
  void ofTwoPartsEachIsCountedAndOnlyThatOfThePersonForOthersToo() {
    asksBoth("yes", 3, "no", 1, "o1:no", 1, "o2:yes", 1);
    holds("d2", Map.of("p1", "yes o1:no", "p2", "no o2:yes", "p3", "yes"));
    differs("d2", Map.of("p1", "yes o1:no", "p2", "no", "p3", "yes"));
    differs("d2", Map.of("p1", "yes", "p2", "no o2:yes", "p3", "yes o1:yes"));
    differs("d2", Map.of("p1", "no o1:no", "p2", "yes o2:yes", "p3", "yes"));
  }

  /** Older servers let a proxy double what was said for an initiative, and wrote it down so. */
  @Test
  void aBallotOfOnePartIsWeighedAsItWasWrittenDown() {
    asksBoth("yes", 1, "o1:no", 2);
    holds("d2", Map.of("p1", "o1:no", "p2", "yes"));
  }

  private void asksBoth(Object... ballots) {
    hear("poll-opened", "decision", "d2", "ask", json("method", "double-majority"));
    hear("poll-closed", "decision", "d2", "ballots", json(ballots), "weights", json("p1", 2));
  }

  @Test
  void whoVotesForOthersMayHaveGone() {
    closed("weights", json("p1", 2));
    holds(Map.of("p1", "yes", "p3", "no"));
    hear("people-merged", "person", "p1", "into", "p3");
    holds(Map.of("p3", "no"));
    holds(Map.of("p1", "yes", "p3", "no"));
    differs(Map.of("p4", "no"));
  }

  @Test
  void whoIsMergedSinceBallotsStayExplainsNothingThatIsMissing() {
    closed();
    hear("people-merged", "person", "p1", "into", "p2", "kept", true);
    holds(Map.of("p1", "yes", "p2", "yes", "p3", "no"));
    // The ballot of the one who went, of the one who stayed, and of a third.
    differs(Map.of("p2", "yes", "p3", "no"));
    differs(Map.of("p1", "yes", "p3", "no"));
    differs(Map.of("p1", "yes", "p2", "yes"));
  }

  @Test
  void inAVoteByNameTooTheyHaveTheirBallotsStill() {
    closed("roll", json("p1", "yes", "p2", "yes", "p3", "no"));
    hear("people-merged", "person", "p1", "into", "p3", "kept", true);
    holds(Map.of("p1", "yes", "p2", "yes", "p3", "no"));
    differs(Map.of("p2", "yes", "p3", "no"));
  }

  @Test
  void aMergeOfEarlierExplainsWhatIsMissingToItselfAlone() {
    closed();
    hear("people-merged", "person", "p4", "into", "p2");
    hear("people-merged", "person", "p1", "into", "p3", "kept", true);
    holds(Map.of("p1", "yes", "p2", "yes", "p3", "no"));
    holds(Map.of("p1", "yes", "p2", "yes"));
    differs(Map.of("p2", "yes"));
    // Nobody of the pair has one, so neither had.
    differs(Map.of("p1", "yes", "p3", "no"));
  }

  @Test
  void whoCameInAfterTheCountHadNoBallotThatMayBeMissing() {
    closed();
    hear("person-joined", "person", "p5");
    hear("person-joined", "person", "p6");
    hear("people-merged", "person", "p5", "into", "p2");
    holds(Map.of("p1", "yes", "p2", "yes", "p3", "no"));
    differs(Map.of("p2", "yes", "p3", "no"));
    hear("people-merged", "person", "p2", "into", "p6");
    holds(Map.of("p1", "yes", "p6", "yes", "p3", "no"));
    differs(Map.of("p6", "yes", "p3", "no"));
  }

  @Test
  void whatNobodyHereKnowsYetChangesNothing() {
    closed();
    hear("decision-sung", "decision", "d1", "person", "p1", "into", "p2");
    differs(Map.of("p2", "yes", "p3", "no"));
  }

  @Test
  void aMergeBeforeTheCountExplainsNothing() {
    hear("people-merged", "person", "p1", "into", "p2");
    closed();
    differs(Map.of("p2", "yes", "p3", "no"));
  }

  @Test
  void ofASecretOneNothingIsLeftWhetherItWasCountedOrEnded() {
    JsonObject ask = new JsonObject().put("settings", new JsonObject().put("ballots", "secret"));
    hear("poll-opened", "decision", "d2", "ask", ask);
    assertThat(urns.flaw("d2", true, Map.of("p1", "sealed"), true)).isNull();
    hear("decision-ended", "decision", "d2");
    assertThat(urns.flaw("d2", false, Map.of(), false)).isNull();
    assertThat(urns.flaw("d2", false, Map.of(), true)).isEqualTo(Flaw.FlawKind.SECRET_LEFT);
    assertThat(urns.flaw("d2", false, Map.of("p1", "sealed"), false))
        .isEqualTo(Flaw.FlawKind.SECRET_LEFT);
  }

  @Test
  void aKeyOfAVoteThatIsNotSecretIsNamed() {
    assertThat(urns.flaw("d1", true, Map.of(), true)).isEqualTo(Flaw.FlawKind.SECRET_LEFT);
  }
}
