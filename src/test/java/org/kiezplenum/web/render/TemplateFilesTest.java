package org.kiezplenum.web.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How the files of the templates lie. */
class TemplateFilesTest {
  private static final int WIDEST_LINE = 160;
  private static final Map<String, byte[]> FILES = ClasspathFolder.read("templates");

  @Test
  void everyTemplateLiesInTheFolderOfThoseItServes() {
    assertThat(FILES.keySet())
        .allMatch(path -> path.matches("(phone|desk|wall|pages|parts|markdown)/[a-z-]+\\.hbs"));
  }

  /** Partials are named without their folder, so a part may move without whoever uses it. */
  @Test
  void noTwoTemplatesHaveOneName() {
    assertThat(TemplateSources.of(FILES)).hasSameSizeAs(FILES);
    byte[] any = {};
    assertThatThrownBy(
            () -> TemplateSources.of(Map.of("phone/floor.hbs", any, "desk/floor.hbs", any)))
        .hasMessageContaining("floor");
  }

  @Test
  void noLineIsTooWideToRead() {
    List<String> wide = new ArrayList<>();
    FILES.forEach((path, bytes) ->
        new String(bytes, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.length() > WIDEST_LINE)
            .forEach(line -> wide.add(path + ": " + line)));
    assertThat(wide).isEmpty();
  }

  @Test
  void indentedLinesGoOnWithTheOneBefore() {
    assertThat(
            TemplateSources.squeeze(
                """
                {{! Nobody reads this }}
                <ul>
                    {{#each list}}
                      <li class="row"
                          id="{{id}}">one
                        word</li>
                    {{/each}}
                  </ul>

                <p>Next</p>
                """))
        .isEqualTo(
            "<ul>{{#each list}}<li class=\"row\" id=\"{{id}}\">one word</li>{{/each}}</ul>\n"
                + "<p>Next</p>");
  }

  @Test
  void everyPartThatIsNamedIsThere() {
    Map<String, String> sources = TemplateSources.of(FILES);
    Map<String, Object> missing = new TreeMap<>();
    sources.forEach((name, source) -> {
      TreeSet<String> parts = new TreeSet<>(TemplateSources.partialsIn(source));
      parts.removeAll(sources.keySet());
      if (!parts.isEmpty()) {
        missing.put(name, parts);
      }
    });
    assertThat(missing).isEmpty();
  }
}
