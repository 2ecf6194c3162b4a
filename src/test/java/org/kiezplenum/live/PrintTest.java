package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is printed before people come. */
@Tag("slow")
class PrintTest {
  private final TestServer server = SharedServer.get();
  private final Gathering gathering = Gathering.at(server);

  @AfterEach
  void close() {
    gathering.close();
  }

  @Test
  void everybodyMayPrintTheSheetForTheDoor() {
    Site.Answer sheet = server.get("/" + gathering.code() + "/sheet", Map.of());
    assertThat(sheet.status()).isEqualTo(200);
    String spaced = gathering.code().substring(0, 3) + " " + gathering.code().substring(3);
    assertThat(sheet.body())
        .contains("Kiezversammlung", spaced, "/" + gathering.code() + "/qr.svg", "Ohne Telefon")
        .contains("id=\"print\" type=\"button\" hidden")
        .contains("css/doors.css");
    assertThat(server.get("/" + gathering.code(), Map.of()).body()).doesNotContain("doors.css");
  }

  @Test
  void theDeskPrintsEveryCardOnceTenOnAPage() {
    String address = "/" + gathering.code() + "/cards";
    assertThat(server.get(address, Map.of()).status()).isEqualTo(403);
    assertThat(server.get(address, gathering.phone("Ali").bearer()).status()).isEqualTo(403);
    String cards = server.get(address, gathering.desk.bearer()).body();
    List<Integer> numbers =
        Pattern.compile("numbercard-number\">(\\d+)<")
            .matcher(cards)
            .results()
            .map(found -> Integer.valueOf(found.group(1)))
            .toList();
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(201, 300).boxed().toList());
    assertThat(cards)
        .contains("Karte 204", "numbercard-title\">Kiezversammlung<")
        .containsOnlyOnce("Karte 300");
    for (String page : cards.split("<section class=\"paper cards\">")) {
      assertThat(page.split("<article", -1).length - 1).isIn(0, 10);
    }
  }
}
