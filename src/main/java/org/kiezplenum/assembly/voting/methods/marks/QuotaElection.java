package org.kiezplenum.assembly.voting.methods.marks;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Count;
import org.kiezplenum.assembly.voting.methods.Draws;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Faults;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Happening;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Round;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * An election in which at least so many seats are for some of the candidates (for example women,
 * trans and inter people): down by votes, and as soon as the seats left are no more than the quota
 * still lacks, all others are passed over. If too few of those the quota is for have votes, the
 * seats stay vacant. Where equals cannot all be seated, a lot decides who of them is next.
 */
public final class QuotaElection extends Marks {
  @Override
  public String wireName() {
    return "quota-election";
  }

  @Override
  public Faults check(Ask ask) {
    int quota = ask.settings().number(Setting.QUOTA_SEATS, 0);
    return super.check(ask)
        .or(() ->
            Faults.when(
                quota > ask.seats(),
                Fault.Code.BAD_SETTING,
                "setting",
                Setting.QUOTA_SEATS.wireName(),
                "value",
                quota));
  }

  /** How far it has come. */
  private static final class Seats {
    final List<String> elected = new ArrayList<>();
    final List<Round> rounds = new ArrayList<>();
    final Draws draws;
    int left;
    int lacking;

    Seats(Draws draws) {
      this.draws = draws;
    }

    void seat(String option, boolean isOfQuota) {
      elected.add(option);
      left--;
      if (isOfQuota && lacking > 0) {
        lacking--;
      }
    }
  }

  @Override
  public Finding decide(Count count) {
    List<List<String>> ranking = ranking(count);
    if (ranking.isEmpty()) {
      return Finding.of(count, Outcome.NO_RESULT, Why.NO_VOTES);
    }
    List<String> quota = count.settings().list(Setting.QUOTA_OPTIONS);
    Seats seats = new Seats(Draws.of(count.settings()));
    seats.left = count.ask().seats();
    seats.lacking = count.settings().number(Setting.QUOTA_SEATS, 0);
    for (List<String> equal : ranking) {
      List<String> open = seatAsManyAsNeedNoLot(seats, equal, quota);
      if (!open.isEmpty()) {
        return Finding.of(count, Outcome.LOT_NEEDED, Why.ONLY_LOT, "open", seats.left)
            .electing(seats.elected)
            .ranking(ranking)
            .among(open)
            .rounds(seats.rounds);
      }
    }
    return Finding.of(
            count,
            Outcome.ELECTED,
            Why.QUOTA_KEPT,
            "quota",
            count.settings().number(Setting.QUOTA_SEATS, 0),
            "seats",
            count.ask().seats(),
            "vacant",
            seats.left)
        .electing(seats.elected)
        .ranking(ranking)
        .rounds(seats.rounds);
  }

  /** Those among whom a lot is needed and no seed was drawn; empty if all is settled. */
  private static List<String> seatAsManyAsNeedNoLot(
      Seats seats, List<String> equal, List<String> quota) {
    List<String> waiting = new ArrayList<>(equal);
    while (seats.left > 0) {
      if (seats.left <= seats.lacking) {
        waiting.removeIf(option -> !quota.contains(option));
      }
      if (waiting.isEmpty()) {
        return List.of();
      }
      long others = waiting.stream().filter(option -> !quota.contains(option)).count();
      if (waiting.size() <= seats.left && others <= seats.left - seats.lacking) {
        waiting.forEach(option -> seats.seat(option, quota.contains(option)));
        return List.of();
      }
      int number = seats.rounds.size() + 1;
      String drawn = seats.draws.draw(number, waiting).orElse(null);
      if (drawn == null) {
        return waiting;
      }
      Happening lot =
          Happening.of(Happening.HappeningKind.LOT, waiting, "for", "seat", "drawn", drawn);
      seats.rounds.add(new Round(number, new TreeMap<>(), "", "0", "0", List.of(lot)));
      seats.seat(drawn, quota.contains(drawn));
      waiting.remove(drawn);
    }
    return List.of();
  }
}
