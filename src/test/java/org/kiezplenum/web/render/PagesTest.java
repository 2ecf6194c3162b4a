package org.kiezplenum.web.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.Effort;
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

  /**
   * A template is read once, and then only filled in. The bounds are three times what it takes, and
   * less than half of what reading takes.
   */
  @Test
  void aFaceIsRenderedWithLittleEffort() {
    Messages messages = Messages.load();
    Pages pages = Pages.load(messages, Assets.load(messages));
    List<Map<String, Object>> contexts =
        FaceCorpus.contexts(7, 100, "de").stream().map(Plain::map).toList();
    // Once for the compiler, or the face that comes first would pay for all.
    TemplateSources.LIVE_FACES.forEach(face -> effort(pages, face, contexts));
    for (String face : TemplateSources.LIVE_FACES) {
      double effort = effort(pages, face, contexts);
      System.out.printf("Rendering a %s: as %.2f million random numbers%n", face, effort);
      assertThat(effort).isLessThan(face.equals("desk") ? 1 : 0.5);
    }
  }

  private static double effort(Pages pages, String face, List<Map<String, Object>> contexts) {
    return Effort.of(20, () -> contexts.forEach(context -> pages.render(face, "de", context)))
        / contexts.size();
  }
}
