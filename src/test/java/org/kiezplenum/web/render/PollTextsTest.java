package org.kiezplenum.web.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Base;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Happening;
import org.kiezplenum.assembly.voting.methods.Method;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Why;
import org.kiezplenum.texts.Languages;
import org.kiezplenum.texts.Messages;

/** Whatever a method can say has words, and every method is offered at the desk. */
class PollTextsTest {
  @Test
  void whateverCanBeSaidHasWords() throws IOException {
    List<String> keys = new ArrayList<>();
    for (Method method : Methods.ALL) {
      keys.add("method." + method.wireName());
      keys.add("methodabout." + method.wireName());
    }
    for (Outcome outcome : Outcome.values()) {
      keys.add("found." + outcome.wireName());
    }
    for (Why why : Why.values()) {
      keys.add("why." + why.wireName());
    }
    for (Happening.HappeningKind kind : Happening.HappeningKind.values()) {
      keys.add("happening." + kind.wireName());
    }
    for (Base base : Base.values()) {
      keys.add("base." + base.wireName());
    }
    for (Fault.Code code : Fault.Code.values()) {
      keys.add("fault." + code.wireName());
    }
    for (String lang : Languages.ALL) {
      List<String> there =
          Files.readAllLines(Path.of("src/main/resources/messages", lang + ".properties")).stream()
              .map(line -> line.replaceFirst("(\\.(one|other))?=.*", ""))
              .toList();
      assertThat(there).containsAll(keys);
    }
  }

  @Test
  void oneVoteIsToldAsOne() {
    Counts counts = new Counts(Messages.load());
    Map<String, Object> equal = Map.of("why", "equal-votes", "figures", votes("1"));
    Map<String, Object> most = Map.of("why", "most-votes", "figures", votes("1"));
    Map<String, Object> two = Map.of("why", "most-votes", "figures", votes("2"));
    assertThat(counts.why(equal, null, "de")).isEqualTo("Gleichstand mit 1 Stimme. Offen: 2.");
    assertThat(counts.why(equal, null, "en")).isEqualTo("Equal with 1 vote. Open: 2.");
    assertThat(counts.why(most, null, "de")).endsWith("Es reichte 1.");
    assertThat(counts.why(most, null, "en")).endsWith("1 was enough.");
    assertThat(counts.why(two, null, "de")).endsWith("Es reichten 2.");
    assertThat(counts.why(two, null, "en")).endsWith("2 were enough.");
  }

  private static Map<String, String> votes(String votes) {
    return Map.of("votes", votes, "open", "2", "seats", "1");
  }

  @Test
  void everyMethodIsOffered() throws IOException {
    String form = Files.readString(Path.of("src/main/resources/templates/desk/quickpoll.hbs"));
    for (Method method : Methods.ALL) {
      assertThat(form).contains("methodoption key=\"" + method.wireName() + "\"");
    }
  }
}
