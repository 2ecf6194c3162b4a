package org.kiezplenum.web.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Base;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Happening;
import org.kiezplenum.assembly.voting.methods.Method;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Why;
import org.kiezplenum.texts.Languages;

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
              .map(line -> line.replaceFirst("=.*", ""))
              .toList();
      assertThat(there).containsAll(keys);
    }
  }

  @Test
  void everyMethodIsOffered() throws IOException {
    String form = Files.readString(Path.of("src/main/resources/templates/desk/quickpoll.hbs"));
    for (Method method : Methods.ALL) {
      assertThat(form).contains("methodoption key=\"" + method.wireName() + "\"");
    }
  }
}
