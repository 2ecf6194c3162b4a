package org.kiezplenum.web.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a ballot says, as forms have it. */
class BallotFormTest {

  /** Of both votes each may be left out; for whom one speaks need not be said. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "{'answer': 'yes'}; yes",
        "{'answer': 'no', 'for': ''}; no",
        "{'answer': 'no', 'for': 'o3'}; o3:no",
        "{'answer': 'yes', 'spoken': 'no'}; yes :no",
        "{'answer': 'yes', 'spoken': 'no', 'speaks': 'o3'}; yes o3:no",
        "{'answer': 'yes', 'spoken': 'o3:no'}; yes o3:no",
        "{'spoken': 'no'}; :no",
        "{'spoken': 'no', 'speaks': 'o3'}; o3:no",
        "{'answer': 'yes', 'speaks': ''}; yes",
        "{'answer': 'yes', 'speaks': 'o3'}; yes o3:",
        "{'ballot': 'yes o3:no', 'filled': 'true'}; yes o3:no"
      },
      delimiter = ';')
  void bothVotes(String form, String ballot) throws Fields.Malformed {
    Fields in = Fields.of(new JsonObject(form.replace('\'', '"')));
    assertThat(BallotReader.ballot(in)).isEqualTo(ballot);
  }
}
