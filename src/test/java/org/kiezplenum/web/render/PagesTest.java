package org.kiezplenum.web.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.client.Assets;

class PagesTest {

  private static final Messages MESSAGES = Messages.of(Map.of("de", Map.of(), "en", Map.of()));
  private static final Assets NONE = Assets.of(Map.of(), Map.of(), MESSAGES);

  private static String render(String template, Map<String, Object> context) {
    return Pages.of(Map.of("page", template), MESSAGES, NONE).render("page", "de", context);
  }

  @Test
  void whatPeopleWroteIsEscaped() {
    assertThat(render("{{x}}", Map.of("x", "<a href='\"`=&'>")))
        .isEqualTo("&lt;a href&#x3D;&#x27;&quot;&#x60;&#x3D;&amp;&#x27;&gt;");
  }

  @Test
  void aNameThatIsMissingHereIsNotLookedUpFurtherOut() {
    assertThat(
            render(
                "{{#with inner}}[{{x}}]{{/with}}", Map.of("x", "outer", "inner", Map.of("y", 1))))
        .isEqualTo("[]");
  }

  @Test
  void onlyMapsAreReadAndNoMethods() {
    assertThat(render("{{x.class}}{{x.bytes}}{{x.empty}}", Map.of("x", "text"))).isEmpty();
  }

  @Test
  void aPageThatDoesNotExistIsAMistakeOfOurs() {
    assertThatThrownBy(() ->
            render("x", Map.of())
                .concat(Pages.of(Map.of(), MESSAGES, NONE).render("none", "de", Map.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void jsonInAPageCannotCloseItsElement() {
    String embedded = Pages.embed(new JsonObject().put("x", "</script><!--\u2028&"));
    assertThat(embedded).doesNotContain("<", ">", "&", "\u2028");
    assertThat(new JsonObject(embedded).getString("x")).isEqualTo("</script><!--\u2028&");
  }

  /** Says how long a face takes; fails only if it became unreasonable. */
  @Test
  void aFaceIsRenderedInUnderAMillisecondOrSo() {
    Messages messages = Messages.load();
    Pages pages = Pages.load(messages, Assets.load(messages));
    List<Map<String, Object>> contexts = new ArrayList<>();
    FaceCorpus.contexts(7, 100, "de").forEach(c -> contexts.add(Plain.map(c)));
    for (String face : TemplateSources.LIVE_FACES) {
      long nanos = 0;
      int bytes = 0;
      for (int round = 0; round < 20; round++) {
        long start = System.nanoTime();
        for (Map<String, Object> context : contexts) {
          bytes = pages.render(face, "de", context).length();
        }
        nanos = System.nanoTime() - start;
      }
      long micros = nanos / 1000 / contexts.size();
      System.out.printf("Rendering a %s: %d microseconds (%d characters)%n", face, micros, bytes);
      assertThat(micros).isLessThan(20_000);
    }
  }
}
