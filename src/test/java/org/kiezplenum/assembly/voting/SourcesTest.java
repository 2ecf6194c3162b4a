package org.kiezplenum.assembly.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.recount.Sources;

/** Everybody may know where ballots came from, but never whose a secret one was. */
class SourcesTest {
  private static final Ask OPEN = Ask.among("irv", 3, 1);
  private static final Ask SECRET = OPEN.with(Setting.BALLOTS, Setting.SECRET);

  private static Poll poll(Ask ask, Map<String, Integer> phones, Map<String, Integer> papers) {
    return poll(ask, phones, papers, 0);
  }

  private static Poll poll(
      Ask ask, Map<String, Integer> phones, Map<String, Integer> papers, int represented) {
    Poll poll = Poll.of(ask, Map.of(), null);
    int block = 0;
    for (Map.Entry<String, Integer> paper : papers.entrySet()) {
      poll =
          poll.plus(new BlockId("b" + ++block), new Poll.Paper(paper.getKey(), paper.getValue()));
    }
    return poll.closedWith(Bag.of(phones), null, represented, null);
  }

  @Test
  void openBallotsSayWhereTheyCameFrom() {
    Map<String, Integer> phones = Map.of("a>b", 20, "c", 1);
    Map<String, Integer> papers = Map.of("a>b", 1);

    assertThat(Sources.of(poll(OPEN, phones, papers)))
        .isEqualTo(new Sources(Bag.of(phones), Bag.of(papers), Bag.EMPTY));
  }

  /** Everybody has seen the one who had no phone. */
  @ParameterizedTest
  @CsvSource({"20, 1", "20, 2", "1, 20", "2, 3"})
  void ofASecretVoteNothingIsToldApartWhereFewSayTheSame(int phone, int paper) {
    Map<String, Integer> phones = Map.of("a>b", phone, "c", 9);
    Map<String, Integer> papers = Map.of("a>b", paper, "c", 9);

    assertThat(Sources.of(poll(SECRET, phones, papers)))
        .isEqualTo(Sources.unknown(Bag.of(Map.of("a>b", phone + paper, "c", 18))));
  }

  @Test
  void norWhereOneOfThemMayHaveVotedForOthers() {
    Map<String, Integer> ballots = Map.of("a>b", 4, "c", 4);

    assertThat(Sources.of(poll(SECRET, ballots, ballots, 1)).unknown()).isEqualTo(Bag.EMPTY);
    assertThat(Sources.of(poll(SECRET, ballots, ballots, 2)).unknown().size()).isEqualTo(16);
  }

  @Test
  void whereManySayTheSameTheSourceTellsOfNobody() {
    Map<String, Integer> ballots = Map.of("a>b", 3, "abstain", 3);

    assertThat(Sources.of(poll(SECRET, ballots, ballots)))
        .isEqualTo(new Sources(Bag.of(ballots), Bag.of(ballots), Bag.EMPTY));
  }

  /** That all have voted by phone is known. */
  @Test
  void whereThereIsOneSourceItTellsNothingNew() {
    Map<String, Integer> ballots = Map.of("a>b", 1, "c", 9);

    assertThat(Sources.of(poll(SECRET, ballots, Map.of())).phones()).isEqualTo(Bag.of(ballots));
    assertThat(Sources.of(poll(SECRET, Map.of(), ballots)).paper()).isEqualTo(Bag.of(ballots));
  }
}
