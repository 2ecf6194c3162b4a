package org.kiezplenum.recount;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Happening;
import org.kiezplenum.assembly.voting.methods.Round;

/** A finding as JSON; docs/recount.md describes each field. */
final class FindingJson {
  private static final Set<Happening.HappeningKind> TIES =
      EnumSet.of(
          Happening.HappeningKind.TIE_BY_STAGE,
          Happening.HappeningKind.LOT,
          Happening.HappeningKind.WITHOUT_LOT);

  private FindingJson() {}

  static JsonObject of(BallotFile file, Finding finding) {
    JsonObject json = new JsonObject().put("method", finding.method());
    if (!file.title().isEmpty()) {
      json.put("title", file.title());
    }
    JsonArray ranking = new JsonArray();
    finding.ranking().forEach(equal -> ranking.add(list(equal)));
    JsonArray rounds = new JsonArray();
    finding.rounds().forEach(round -> rounds.add(round(round)));
    json.put("options", WrittenJson.options(file))
        .put("seats", file.ask().seats())
        .put("totals", totals(file, finding))
        .put("outcome", finding.outcome().wireName())
        .put(
            "reason",
            new JsonObject()
                .put("code", finding.reason().why().wireName())
                .put("arguments", texts(finding.reason().arguments())))
        .put("elected", list(finding.elected()))
        .put("ranking", ranking)
        .put("among", list(finding.among()))
        .put("figures", texts(finding.figures()))
        .put("ties", ties(finding.rounds()));
    finding.rounds().stream()
        .map(Round::quota)
        .filter(quota -> !quota.isEmpty())
        .reduce((first, last) -> last)
        .ifPresent(quota -> json.put("quota", quota));
    return json.put("rounds", rounds);
  }

  private static JsonObject totals(BallotFile file, Finding finding) {
    JsonObject totals = new JsonObject().put("ballots", file.ballots().size());
    put(totals, BallotFile.PHONES, file.sources().phones());
    put(totals, BallotFile.PAPER, file.sources().paper());
    return totals
        .put("hands", WrittenJson.numbers(file.sources().hands()))
        .put("cells", WrittenJson.numbers(finding.cells()));
  }

  private static void put(JsonObject totals, String source, Bag ballots) {
    if (ballots.size() > 0) {
      totals.put(source, ballots.size());
    }
  }

  private static JsonObject round(Round round) {
    JsonObject json =
        new JsonObject().put("number", round.number()).put("votes", texts(round.votes()));
    if (!round.quota().isEmpty()) {
      json.put("quota", round.quota());
    }
    JsonArray happenings = new JsonArray();
    round.happenings().forEach(happening -> happenings.add(happening(happening)));
    return json.put("exhausted", round.exhausted())
        .put("residual", round.residual())
        .put("happenings", happenings);
  }

  private static JsonObject happening(Happening happening) {
    JsonObject json =
        new JsonObject()
            .put("kind", happening.kind().wireName())
            .put("options", list(happening.options()));
    happening.details().forEach(json::put);
    return json;
  }

  /** How each tie was decided, with the number of its round. */
  private static JsonArray ties(List<Round> rounds) {
    JsonArray ties = new JsonArray();
    for (Round round : rounds) {
      for (Happening happening : round.happenings()) {
        if (TIES.contains(happening.kind())) {
          ties.add(happening(happening).put("round", round.number()));
        }
      }
    }
    return ties;
  }

  private static JsonArray list(List<String> texts) {
    return new JsonArray(texts);
  }

  private static JsonObject texts(Map<String, String> texts) {
    JsonObject json = new JsonObject();
    texts.forEach(json::put);
    return json;
  }
}
