package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.live.Client.command;
import static org.kiezplenum.live.Client.refusal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody sends: it is answered, it does nothing, and the socket stays open. */
@Tag("slow")
class BadCommandTest {
  private final Gathering gathering = Gathering.at(SharedServer.get());
  private final Client desk = gathering.desk;

  @AfterEach
  void close() {
    gathering.close();
  }

  @Test
  void anUnknownVerbIsRefused() {
    Client phone = gathering.phone(null);
    assertThat(phone.refused("dance")).isEqualTo("unknown-command");
    stillServed(phone);
  }

  /** Each field of each command, once missing where it must be there and once of a wrong type. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ask-to-speak      | kind      | 1
          ask-to-speak      | kind      | "song"
          withdraw-entry    | entry     | 7
          withdraw-entry    | entry     | "p7"
          change-name       | name      | ["Ali"]
          hand-in-proposal  | title     |
          hand-in-proposal  | title     | 5
          hand-in-proposal  | text      |
          hand-in-proposal  | text      | {"de": "Eine Bank"}
          hand-in-proposal  | reasons   | true
          change-proposal   | proposal  |
          change-proposal   | version   |
          change-proposal   | version   | "1"
          change-proposal   | title     | 5
          change-proposal   | text      | []
          change-proposal   | reasons   | true
          withdraw-proposal | proposal  | "p1"
          amend-proposal    | proposal  |
          amend-proposal    | version   | "1"
          amend-proposal    | text      |
          amend-proposal    | title     | 5
          take-over-amendment | proposal |
          move-amendment    | proposal  | 1
          move-amendment    | to        |
          readmit-proposal  | proposal  |
          admit-proposal    | proposal  |
          debate-proposal   | proposal  | 1
          refer-proposal    | proposal  |
          adjourn-proposal  | proposal  |
          remark-on-proposal | proposal |
          set-handing-in    | by        |
          set-handing-in    | by        | "nobody"
          compete-proposals | proposal  |
          move-competing    | proposal  |
          part-proposal     | proposal  |
          merge-proposals   | proposal  |
          open-poll         | proposals | "a1,a2"
          support-proposal  | on        |
          support-proposal  | on        | 1
          support-proposal  | on        | "yes"
          cast-ballot       | decision  |
          cast-ballot       | decision  | 1
          cast-ballot       | decision  | "D1"
          cast-ballot       | choice    |
          cast-ballot       | choice    | "maybe"
          cast-ballot       | choice    | 1
          cast-ballot       | change    | "1"
          cast-ballot       | change    | 0
          cast-ballot       | change    | 1.5
          cast-ballot       | change    | 99999999999999999999
          cast-ballot       | change    | 9223372036854775807
          cast-ballot       | change    | 1000001
          change-assembly   | title     | 1
          change-assembly   | date      | 20260307
          change-assembly   | time      | 19.5
          change-assembly   | place     | []
          state-present     | count     |
          state-present     | count     | "64"
          state-present     | count     | 2147483648
          add-item          | title     |
          add-item          | title     | 1
          add-item          | minutes   |
          add-item          | minutes   | "20"
          change-item       | item      |
          change-item       | item      | "e1"
          change-item       | title     | {}
          change-item       | minutes   | 1.0
          move-item         | item      |
          move-item         | item      | 1
          move-item         | to        |
          move-item         | to        | "1"
          remove-item       | item      |
          start-item        | item      |
          close-item        | item      |
          reopen-item       | item      | "i"
          write-note        | text      |
          write-note        | text      | 1
          write-note        | item      | 1
          change-note       | note      |
          change-note       | version   |
          change-note       | version   | "1"
          remove-note       | note      |
          enter-speaker     | name      |
          enter-speaker     | name      | 1
          call-next         | follows   | 1
          pause-speech      | entry     |
          resume-speech     | entry     |
          end-speech        | entry     | "e-1"
          strike-entry      | entry     |
          open-decision     | proposal  | 1
          open-decision     | question  | 1
          enter-hands       | decision  |
          enter-hands       | yes       | "70"
          enter-hands       | no        | 1.5
          enter-hands       | abstain   | true
          remove-hands      | decision  |
          remove-hands      | block     |
          close-decision    | decision  |
          reopen-decision   | decision  |
          announce-decision | decision  |
          end-decision      | decision  | {"id": "d1"}
          """)
  void aMalformedFieldIsRefused(String verb, String field, String value) {
    JsonObject command = command(verb);
    GOOD.forEach(command::put);
    command.remove(field);
    if (value != null) {
      command.put(field, new JsonObject("{\"v\":" + value + "}").getValue("v"));
    }
    // Everything but this field is well formed, so that it is this field which is refused.
    if (verb.equals("open-decision")) {
      command.remove(field.equals("proposal") ? "question" : "proposal");
    }
    JsonObject answer = desk.ask(command);
    assertThat(refusal(answer)).isEqualTo("malformed");
    assertThat(answer.getJsonObject("refused").getString("field")).isEqualTo(field);
    stillServed(desk);
  }

  private static final Map<String, Object> GOOD =
      Map.ofEntries(
          Map.entry("kind", "contribution"),
          Map.entry("entry", "e1"),
          Map.entry("follows", "e1"),
          Map.entry("title", "Titel"),
          Map.entry("text", "Text"),
          Map.entry("name", "Ali"),
          Map.entry("decision", "d1"),
          Map.entry("choice", "yes"),
          Map.entry("change", 1),
          Map.entry("count", 1),
          Map.entry("minutes", 10),
          Map.entry("item", "i1"),
          Map.entry("to", 0),
          Map.entry("note", "n1"),
          Map.entry("version", 1),
          Map.entry("proposal", "a1"),
          Map.entry("question", "Ja?"),
          Map.entry("block", "b1"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"do\":\"ask-to-speak\"}",
        "{\"id\":\"\",\"do\":\"ask-to-speak\"}",
        "{\"id\":7,\"do\":\"ask-to-speak\"}",
        "{\"id\":\"no spaces\",\"do\":\"ask-to-speak\"}",
        "{\"id\":\"x1\"}",
        "{\"id\":\"x1\",\"do\":7}",
        "{\"id\":\"x1\",\"do\":null}",
        "{\"t0\":\"now\"}",
        "{\"hello\":1}",
        "{\"hello\":{\"token\":1}}",
        "{\"hello\":{\"epoch\":1}}",
        "{\"hello\":{\"seq\":\"1\"}}"
      })
  void aFrameOfTheWrongShapeIsRefused(String frame) {
    Client phone = gathering.phone(null);
    JsonObject sent = new JsonObject(frame);
    phone.say(sent);
    String re = "x1".equals(sent.getValue("id")) ? "x1" : "";
    assertThat(refusal(phone.answer(re))).isEqualTo("malformed");
    stillServed(phone);
  }

  @Test
  void anIdThatIsTooLongIsRefused() {
    Client phone = gathering.phone(null);
    phone.say(command("ask-to-speak").put("id", "x".repeat(65)));
    assertThat(refusal(phone.answer(""))).isEqualTo("malformed");
    stillServed(phone);
  }

  @Test
  void aFrameThatIsTooLargeIsRefusedByItsId() {
    Client phone = gathering.phone(null);
    JsonObject large = command("hand-in-proposal", "title", "Bank", "text", "x".repeat(64 * 1024));
    assertThat(refusal(phone.ask(large))).isEqualTo("too-large");
    stillServed(phone);
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    Client phone = gathering.phone(null);
    assertThat(phone.refused("change-name", "name", "x".repeat(41))).isEqualTo("name-too-long");
    assertThat(phone.refused("hand-in-proposal", "title", "Bank", "text", "x".repeat(40_000)))
        .isEqualTo("text-too-long");
    assertThat(phone.refused("hand-in-proposal", "title", " ", "text", "Eine Bank."))
        .isEqualTo("text-missing");
    stillServed(phone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"open-assembly", "end-assembly", "publish-minutes", "close-list"})
  void whatOnlyTheModerationMayDoIsRefusedToOthers(String verb) {
    Client phone = gathering.phone(null);
    assertThat(phone.refused(verb)).isEqualTo("not-allowed");
    assertThat(phone.refused("call-next")).isEqualTo("not-allowed");
    stillServed(phone);
  }

  @Test
  void aBallotAfterTheCloseIsTooLate() {
    Client phone = gathering.phone(null);
    String decision = gathering.vote();
    desk.does("close-decision", "decision", decision);
    assertThat(phone.refused("cast-ballot", "decision", decision, "choice", "yes"))
        .isEqualTo("too-late-to-vote");
    stillServed(phone);
  }

  @Test
  void aRepeatedCommandIsAnsweredAsTheFirstTimeAndDoesNothingAgain() {
    JsonObject add = command("add-item", "title", "Verkehr", "minutes", 5);
    JsonObject first = desk.ask(add);
    desk.does("state-present", "count", 10);
    assertThat(desk.ask(add)).isEqualTo(first);
    assertThat(desk.ask(add.copy().put("title", "Etwas anderes"))).isEqualTo(first);
    desk.holdsTheServersView();
    assertThat(desk.common().getJsonArray("agenda")).hasSize(2);
    assertThat(desk.common().getJsonObject("items").encode()).doesNotContain("Etwas anderes");
  }

  @Test
  void whatWasRefusedIsDecidedAfreshWhenItIsRepeated() {
    Client phone = gathering.phone(null);
    desk.does("close-list");
    JsonObject ask = command("ask-to-speak");
    assertThat(refusal(phone.ask(ask))).isEqualTo("list-closed");
    desk.does("open-list");
    assertThat(phone.ask(ask).getString("made")).isEqualTo("e1");
  }

  @Test
  void theSameIdFromSomebodyElseIsAnotherCommand() {
    Client ali = gathering.phone("Ali");
    Client bea = gathering.phone("Bea");
    JsonObject ask = command("ask-to-speak");
    assertThat(ali.ask(ask).getString("made")).isEqualTo("e1");
    assertThat(bea.ask(ask).getString("made")).isEqualTo("e2");
  }

  @Test
  void somebodyElsesEntryCannotBeWithdrawn() {
    Client ali = gathering.phone("Ali");
    Client bea = gathering.phone("Bea");
    String entry = ali.does("ask-to-speak");
    bea.does("ask-to-speak");
    assertThat(bea.refused("withdraw-entry", "entry", entry)).isIn("not-allowed", "unknown-entry");
    ali.holdsTheServersView();
    assertThat(ali.common().getJsonObject("floor").getJsonArray("queue"))
        .isEqualTo(new JsonArray().add(entry).add("e2"));
    stillServed(bea);
  }

  @Test
  void unknownIdsAreRefused() {
    assertThat(desk.refused("start-item", "item", "i99")).isEqualTo("unknown-item");
    assertThat(desk.refused("strike-entry", "entry", "e99")).isEqualTo("unknown-entry");
    assertThat(desk.refused("close-decision", "decision", "d99")).isEqualTo("unknown-decision");
    assertThat(desk.refused("open-decision", "proposal", "a99")).isEqualTo("unknown-proposal");
    assertThat(desk.refused("remove-note", "note", "n99")).isEqualTo("unknown-note");
    stillServed(desk);
  }

  @Test
  void whoOnlyLooksMayDoNothing() {
    Client screen = gathering.screen();
    assertThat(screen.refused("ask-to-speak")).isEqualTo("not-a-person");
    assertThat(screen.refused("end-assembly")).isEqualTo("not-a-person");
    assertThat(screen.ask(command("ask-to-speak").put("id", "create")).containsKey("refused"))
        .isTrue();
    stillServed(screen);
  }

  @Test
  void manyCommandsAtOnceAreTooFastAndNoneOfThemIsLost() {
    Client phone = gathering.phone(null);
    int refused = 0;
    for (int i = 0; i < 40; i++) {
      JsonObject answer = phone.ask(command("change-name", "name", "Ali " + i));
      if (answer.containsKey("refused")) {
        assertThat(refusal(answer)).isEqualTo("too-fast");
        refused++;
      }
    }
    assertThat(refused).isPositive();
    stillServed(phone);
  }

  @Test
  void aFloodEndsTheSocket() {
    Client phone = gathering.phone(null);
    Buffer time = new JsonObject().put("t0", 1).toBuffer();
    for (int i = 0; i < 400 && phone.closeCode() == 0; i++) {
      try {
        phone.say(time);
      } catch (IllegalStateException closed) {
        break;
      }
    }
    assertThat(phone.closed()).isEqualTo((short) 4008);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "null", "[]", "7", "\"x\"", "{\"hello\":", "[[[[[[[[[["})
  void garbageEndsTheSocket(String garbage) {
    Client phone = gathering.phone(null);
    phone.say(Buffer.buffer(garbage));
    assertThat(phone.closed()).isEqualTo((short) 4100);
  }

  @Test
  void aFrameBeyondAllBoundsEndsTheSocket() {
    Client phone = gathering.phone(null);
    phone.say(new JsonObject().put("id", "x").put("do", "x".repeat(300 * 1024)).toBuffer());
    assertThat(phone.closed()).isEqualTo((short) 1009);
  }

  /** JSON has truths of its own; whoever writes them means what the words say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          check-names-first | {"on": true}
          check-names-first | {"on": false}
          set-signals       | {"agree": true, "louder": false}
          signal            | {"signal": "agree", "on": true}
          set-floor-rules   | {"scope": "all", "order": "first-speakers", "interpreted": true, "spoken-may-close": true}
          """)
  void truthsAreTakenAsTheirWordsAre(String verb, String fields) {
    JsonObject written = command(verb);
    JsonObject said = command(verb);
    new JsonObject(fields)
        .forEach(field -> {
          written.put(field.getKey(), String.valueOf(field.getValue()));
          said.put(field.getKey(), field.getValue());
        });
    JsonObject first = desk.ask(written);
    assertThat(first.containsKey("refused")).as("%s", first).isFalse();
    JsonObject view = desk.served();
    assertThat(desk.ask(said).containsKey("refused")).isFalse();
    assertThat(desk.served()).isEqualTo(view);
  }

  @Test
  void overHttpTheSameIsRefusedWithAStatus() {
    Client phone = gathering.phone(null);
    assertThat(status(phone, command("dance"))).isEqualTo(400);
    assertThat(status(phone, command("close-list"))).isEqualTo(403);
    assertThat(status(phone, new JsonObject())).isEqualTo(400);
    assertThat(status(phone, command("cast-ballot", "decision", "d9", "choice", "yes")))
        .isEqualTo(404);
    assertThat(status(Client.screen(gathering.server, gathering.code()), command("ask-to-speak")))
        .isEqualTo(401);
    assertThat(status(phone, command("change-name", "name", "x".repeat(70_000)))).isEqualTo(413);
    JsonObject good = command("ask-to-speak");
    assertThat(status(phone, good)).isEqualTo(200);
    assertThat(phone.ask(good).getString("made")).isEqualTo("e1");
  }

  private int status(Client who, JsonObject command) {
    return gathering.server.post(gathering.api("/commands"), command, who.bearer()).status();
  }

  /** The socket answers, and the document is the server's. */
  private static void stillServed(Client client) {
    assertThat(refusal(client.ask(command("dance").put("id", UUID.randomUUID().toString()))))
        .isIn("unknown-command");
    assertThat(client.closeCode()).isZero();
    client.holdsTheServersView();
  }
}
