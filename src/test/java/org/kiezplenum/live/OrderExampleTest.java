package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who would speak when, asked by somebody who has no seat anywhere. */
@Tag("slow")
class OrderExampleTest {
  private final TestServer server = SharedServer.get();

  /** What is absent is as it usually is: in the order of asking, one list for all. */
  @Test
  void withoutFieldsItIsTheUsualOrder() {
    Site.Answer answer = ask("");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(names(answer)).containsExactly("Ali", "Eva", "Finn", "Dana", "Cem", "Jo");
    assertThat(first(answer)).isEqualTo(new JsonObject("{\"name\":\"Ali\",\"spoken\":2}"));
    assertThat(answer.json().fieldNames()).containsExactly("order");
  }

  /** As the form at the desk sends it: every field, many of them empty. */
  @Test
  void theWholeFormIsRead() {
    Site.Answer answer =
        ask(
            "order=progressive&lists=group&group-keys=&turns=count&when-empty=ask-group&run=3"
                + "&fixed=1&seconds=180&time=fixed&account=&first-before-lists=true");
    assertThat(answer.status()).isEqualTo(200);
    // Among first speakers Dana's list was heard least, then Jo before Finn; of the others Eva's.
    assertThat(names(answer)).containsExactly("Dana", "Jo", "Finn", "Eva", "Ali", "Cem");
    assertThat(answer.json().getJsonArray("order").getJsonObject(1))
        .isEqualTo(
            new JsonObject("{\"name\":\"Jo\",\"list\":\"o\",\"spoken\":0,\"seldomHeard\":true}"));
  }

  @Test
  void whomToAskIsTold() {
    Site.Answer answer = ask("lists=group&when-empty=ask-group");
    assertThat(answer.json().getJsonArray("order").getJsonObject(4))
        .isEqualTo(
            new JsonObject("{\"name\":\"Cem\",\"list\":\"o\",\"spoken\":1,\"asked\":\"group\"}"));
  }

  @Test
  void listsOfTheAssemblysOwnHaveTheirNames() {
    Site.Answer answer = ask("lists=group&group-keys=nord,%20mitte,sued");
    assertThat(names(answer)).containsExactly("Finn", "Eva", "Ali", "Jo", "Dana", "Cem");
    assertThat(first(answer).getString("list")).isEqualTo("sued");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          order=dance                      | 400 | malformed           | order
          lists=both                       | 400 | malformed           | lists
          lists=group&turns=1              | 400 | malformed           | turns
          lists=group&when-empty=x         | 400 | malformed           | when-empty
          seconds=three                    | 400 | malformed           | seconds
          account=99999999999              | 400 | malformed           | account
          seconds=14                       | 400 | number-out-of-range |
          fixed=3                          | 400 | number-out-of-range |
          account=0                        | 400 | number-out-of-range |
          lists=group&run=0                | 400 | number-out-of-range |
          lists=group&group-keys=q         | 404 | unknown-group       |
          lists=group&group-keys=a,a       | 404 | unknown-group       |
          lists=group&group-keys=Nord,Mitte| 404 | unknown-group       |
          lists=group&start=x              | 404 | unknown-group       |
          """)
  void whatNobodyCouldSpeakByIsRefused(String fields, int status, String code, String field) {
    Site.Answer answer = ask(fields);
    assertThat(answer.status()).isEqualTo(status);
    JsonObject refused = answer.json().getJsonObject("refused");
    assertThat(refused.getString("code")).isEqualTo(code);
    assertThat(refused.getString("field")).isEqualTo(field);
    assertThat(refused.getString("text")).isNotBlank();
  }

  private Site.Answer ask(String fields) {
    return server.get("/api/order-example?" + fields, Map.of("Accept", "application/json"));
  }

  private static JsonObject first(Site.Answer answer) {
    return answer.json().getJsonArray("order").getJsonObject(0);
  }

  private static List<String> names(Site.Answer answer) {
    return answer.json().getJsonArray("order").stream()
        .map(speaker -> ((JsonObject) speaker).getString("name"))
        .toList();
  }
}
