package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.recount.Sources;

/** Everybody may know where ballots came from, but never whose a secret one was. */
class SourcesTest {
  private static final Ask OPEN = Ask.among("irv", 3, 1);
  private static final Ask SECRET = OPEN.with(Setting.BALLOTS, Setting.SECRET);

  private static Sources told(Map<String, Integer> phones, Map<String, Integer> papers) {
    return new Sources(Bag.of(phones), Bag.of(papers), Bag.EMPTY, Cells.NONE, Cells.NONE);
  }

  private static Poll poll(Ask ask, Map<String, Integer> phones, Map<String, Integer> papers) {
    Poll poll = Poll.of(ask, Map.of(), null);
    int block = 0;
    for (Map.Entry<String, Integer> paper : papers.entrySet()) {
      poll =
          poll.plus(new BlockId("b" + ++block), new Poll.Paper(paper.getKey(), paper.getValue()));
    }
    return poll.closedWith(Bag.of(phones), null, 0, Roll.NONE);
  }

  @Test
  void openBallotsSayWhereTheyCameFrom() {
    Map<String, Integer> phones = Map.of("a>b", 20, "c", 1);
    Map<String, Integer> papers = Map.of("a>b", 1);

    assertThat(Sources.of(poll(OPEN, phones, papers))).isEqualTo(told(phones, papers));
  }

  /** Everybody has seen those who had no phone. */
  @ParameterizedTest
  @CsvSource({"20, 1", "1, 20", "9, 9"})
  void ofASecretVoteNothingIsToldApart(int phone, int paper) {
    Map<String, Integer> phones = Map.of("a>b", phone, "c", 9);
    Map<String, Integer> papers = Map.of("a>b", paper, "c", 9);

    assertThat(Sources.of(poll(SECRET, phones, papers)))
        .isEqualTo(
            new Sources(
                Bag.EMPTY,
                Bag.EMPTY,
                Bag.of(Map.of("a>b", phone + paper, "c", 18)),
                Cells.NONE,
                Cells.NONE));
  }

  /** However many they are, nobody reads that all who wrote a paper said no. */
  @Test
  void norWhereAllOfOneSourceHaveSaidTheSame() {
    Ask ask = Ask.of("simple-majority").with(Setting.BALLOTS, Setting.SECRET);
    Poll poll = poll(ask, Map.of("yes", 40), Map.of("no", 30));

    assertThat(Sources.of(poll))
        .isEqualTo(Sources.of(poll(ask, Map.of("yes", 20), Map.of("yes", 20, "no", 30))));
    assertThat(Sources.of(poll).unknown()).isEqualTo(Bag.of(Map.of("yes", 40, "no", 30)));
  }

  /** That all have voted by phone is known. */
  @Test
  void whereThereIsOneSourceItTellsNothingNew() {
    Map<String, Integer> ballots = Map.of("a>b", 1, "c", 9);

    assertThat(Sources.of(poll(SECRET, ballots, Map.of())).phones()).isEqualTo(Bag.of(ballots));
    assertThat(Sources.of(poll(SECRET, Map.of(), ballots)).paper()).isEqualTo(Bag.of(ballots));
  }

  /** Sums are all that such a count needs, and one has filled a ballot like nobody else. */
  @Test
  void aBallotLikeNobodyElsesIsToldInSums() {
    Ask ask = Ask.among("approval", 3, 1).with(Setting.BALLOTS, Setting.SECRET);
    Poll few = poll(ask, Map.of("a", 4, "b", 4, "c", 4, "a,c", 1), Map.of());
    Poll many = poll(ask, Map.of("a", 4, "b", 4, "c", 4, "a,c", 3), Map.of());

    assertThat(Sources.of(few).all()).isEqualTo(Bag.EMPTY);
    assertThat(Sources.of(few).sums().get("a")).isEqualTo(5);
    assertThat(Sources.of(many).phones()).isEqualTo(many.phones());
  }

  private static Poll raised(String ballots, int yes, int no, long handsYes, long handsNo) {
    Ask ask = Ask.of("simple-majority").with(Setting.BALLOTS, ballots);
    Cells hands = Cells.of(Map.of("yes", handsYes, "no", handsNo, "abstain", 0));
    return Poll.of(ask, Map.of(), null)
        .plus(new BlockId("b1"), hands)
        .plus(new BlockId("b2"), new Poll.Paper("yes", 4))
        .closedWith(Bag.of(Map.of("yes", yes, "no", no)), null, 0, null);
  }

  /** Who had no phone raised their hand, and all have seen it. */
  @ParameterizedTest
  @CsvSource({"20, 9, 1, 0", "20, 9, 0, 12", "20, 9, 4, 3"})
  void ofHandsAndBallotsOnlySumsAreTold(int yes, int no, long handsYes, long handsNo) {
    Poll poll = raised(Setting.SECRET, yes, no, handsYes, handsNo);

    Sources sources = Sources.of(poll);

    assertThat(sources.sums())
        .isEqualTo(Cells.of(Map.of("yes", yes + 4 + handsYes, "no", no + handsNo, "abstain", 0)));
    assertThat(sources.all()).isEqualTo(Bag.EMPTY);
    assertThat(sources.hands()).isEqualTo(Cells.NONE);
  }

  @Test
  void ofAnOpenVoteHandsStandByThemselves() {
    Poll poll = raised("open", 20, 9, 1, 0);

    Sources sources = Sources.of(poll);

    assertThat(sources.hands()).isEqualTo(poll.raised());
    assertThat(sources.phones()).isEqualTo(poll.phones());
    assertThat(sources.sums()).isEqualTo(Cells.NONE);
  }

  /** That nobody raised a hand tells of nobody. */
  @Test
  void handsThatNobodyRaisedAreNoSource() {
    Ask ask = Ask.of("simple-majority").with(Setting.BALLOTS, Setting.SECRET);
    Cells none = Cells.of(Map.of("yes", 0, "no", 0, "abstain", 0));
    Poll poll =
        Poll.of(ask, Map.of(), null)
            .plus(new BlockId("b1"), none)
            .closedWith(Bag.of(Map.of("yes", 1, "no", 9)), null, 0, null);

    assertThat(Sources.of(poll).phones()).isEqualTo(poll.phones());
    assertThat(Sources.of(poll).hands()).isEqualTo(none);
  }
}
