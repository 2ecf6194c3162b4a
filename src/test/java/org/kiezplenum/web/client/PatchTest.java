package org.kiezplenum.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.views.Difference;
import org.kiezplenum.web.render.ClasspathFolder;
import org.kiezplenum.web.render.FaceCorpus;
import org.kiezplenum.web.render.Plain;

/** The browser's half of a patch, against examples and against what the server's half makes. */
@Tag("slow")
class PatchTest {

  private static final String EXAMPLES =
      """
      [
        {"doc": {"a": 1}, "ops": [{"op": "add", "path": "/b", "value": 2}], "then": {"a": 1, "b": 2}},
        {"doc": {"a": 1}, "ops": [{"op": "add", "path": "/a", "value": [3]}], "then": {"a": [3]}},
        {"doc": {"a": 1, "b": 2}, "ops": [{"op": "remove", "path": "/a"}], "then": {"b": 2}},
        {"doc": {"a": {"b": {"c": 1}}}, "ops": [{"op": "replace", "path": "/a/b/c", "value": 2}], "then": {"a": {"b": {"c": 2}}}},
        {"doc": {"a": [1, 2]}, "ops": [{"op": "add", "path": "/a/0", "value": 0}], "then": {"a": [0, 1, 2]}},
        {"doc": {"a": [1, 2]}, "ops": [{"op": "add", "path": "/a/2", "value": 3}], "then": {"a": [1, 2, 3]}},
        {"doc": {"a": [1, 2]}, "ops": [{"op": "add", "path": "/a/-", "value": 3}], "then": {"a": [1, 2, 3]}},
        {"doc": {"a": [1, 2]}, "ops": [{"op": "remove", "path": "/a/0"}], "then": {"a": [2]}},
        {"doc": {"a": [1, 2]}, "ops": [{"op": "replace", "path": "/a/1", "value": {"x": 1}}], "then": {"a": [1, {"x": 1}]}},
        {"doc": {"a": [{"b": 1}]}, "ops": [{"op": "replace", "path": "/a/0/b", "value": 2}], "then": {"a": [{"b": 2}]}},
        {"doc": {"a/b": 1, "m~n": 2, "~1": 3}, "ops": [{"op": "remove", "path": "/a~1b"}, {"op": "replace", "path": "/m~0n", "value": 0}, {"op": "remove", "path": "/~01"}], "then": {"m~n": 0}},
        {"doc": {"": 1}, "ops": [{"op": "replace", "path": "/", "value": 2}], "then": {"": 2}},
        {"doc": {"a": 1}, "ops": [{"op": "replace", "path": "", "value": {"b": 2}}], "then": {"b": 2}},
        {"doc": {}, "ops": [], "then": {}},
        {"doc": {}, "ops": [{"op": "add", "path": "/__proto__", "value": {"x": 1}}, {"op": "add", "path": "/__proto__/y", "value": 2}], "text": "{\\"__proto__\\":{\\"x\\":1,\\"y\\":2}}"},
        {"doc": {"a": 1}, "ops": [{"op": "remove", "path": "/b"}], "fails": true},
        {"doc": {"a": 1}, "ops": [{"op": "replace", "path": "/b", "value": 1}], "fails": true},
        {"doc": {"a": 1}, "ops": [{"op": "add", "path": "/b/c", "value": 1}], "fails": true},
        {"doc": {"a": 1}, "ops": [{"op": "add", "path": "/a/c", "value": 1}], "fails": true},
        {"doc": {"a": [1]}, "ops": [{"op": "add", "path": "/a/2", "value": 1}], "fails": true},
        {"doc": {"a": [1]}, "ops": [{"op": "remove", "path": "/a/1"}], "fails": true},
        {"doc": {"a": [1]}, "ops": [{"op": "replace", "path": "/a/-", "value": 1}], "fails": true},
        {"doc": {"a": [1]}, "ops": [{"op": "remove", "path": "/a/01"}], "fails": true},
        {"doc": {"a": [1]}, "ops": [{"op": "remove", "path": "/a/x"}], "fails": true},
        {"doc": {}, "ops": [{"op": "replace", "path": "/toString", "value": 1}], "fails": true},
        {"doc": {}, "ops": [{"op": "add", "path": "/constructor/x", "value": 1}], "fails": true}
      ]
      """;

  private static final String RUN =
      """
      ({ doc, ops }) => {
        const before = JSON.stringify(doc);
        let result;
        try { result = JSON.stringify(patched(doc, ops)); } catch { result = "fails"; }
        return { result, untouched: JSON.stringify(doc) === before };
      }
      """;

  private static TestSite site;
  private static BrowserContext browser;
  private static Page page;

  @BeforeAll
  static void start() throws Exception {
    Messages none = Messages.of(Map.of("de", Map.of(), "en", Map.of()));
    site = new TestSite(Assets.of(ClasspathFolder.read("webroot"), Map.of(), none));
    browser = Browser.open(Browser.phone());
    page = browser.newPage();
    String source =
        new String(ClasspathFolder.read("webroot").get("js/patch.js"), StandardCharsets.UTF_8);
    site.page("/", "<script type=module>" + source + "\nwindow.patched = patched;</script>");
    page.navigate(site.url("/"));
    page.waitForFunction("() => window.patched !== undefined");
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
    site.close();
  }

  private static String patched(Object document, Object operations) {
    Map<?, ?> answer =
        (Map<?, ?>)
            page.evaluate(
                "(json) => (" + RUN + ")(JSON.parse(json))",
                new JsonObject().put("doc", document).put("ops", operations).encode());
    assertThat(answer.get("untouched")).isEqualTo(true);
    return (String) answer.get("result");
  }

  @Test
  void examples() {
    for (Object each : new JsonArray(EXAMPLES)) {
      JsonObject example = (JsonObject) each;
      String result = patched(example.getValue("doc"), example.getValue("ops"));
      String expected =
          example.containsKey("fails")
              ? "fails"
              : example.getString("text", String.valueOf(example.getValue("then")));
      assertThat(result).as(example.encode()).isEqualTo(expected);
    }
  }

  @Test
  void whatTheServerFindsDifferentTheBrowserMakesTheSame() {
    List<JsonObject> documents = FaceCorpus.contexts(11, 150, "de");
    Map<String, Object> before = Plain.map(documents.getFirst());
    for (JsonObject document : documents) {
      Map<String, Object> after = Plain.map(document);
      List<Map<String, Object>> operations = Difference.between(before, after);
      String result = patched(new JsonObject(before), new JsonArray(operations));
      assertThat(new JsonObject(result)).isEqualTo(new JsonObject(new JsonObject(after).encode()));
      before = after;
    }
  }
}
