package org.kiezplenum.web.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.texts.Markdown;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.client.Assets;

/** Minutes as Markdown say what the page says, and what people typed stays text. */
class MarkdownPageTest {

  /** Texts of the page that are not on paper, or help those who click or listen. */
  private static final Set<String> NOT_ON_PAPER =
      Set.of(
          "agenda.title",
          "foot.archive",
          "minutes.markdown",
          "minutes.counts",
          "minutes.ballots",
          "minutes.ballots.json",
          "minutes.ballots.blt",
          "minutes.ballots.csv",
          "minutes.ballots.count",
          "minutes.ballots.unfiled",
          "poll.nobody",
          "poll.round.back",
          "poll.round.next",
          "proposal.by",
          "publishing.withdraw",
          "roll.said");

  private static String page(String template, Map<String, Object> filling) {
    AssetLinks none =
        new AssetLinks() {
          @Override
          public String address(String name) {
            throw new AssertionError(name);
          }

          @Override
          public String liveScripts(String face, String lang) {
            throw new AssertionError(face);
          }
        };
    Map<String, String> templates = Map.of("md-page", TemplateSources.squeeze(template));
    return Pages.of(templates, Messages.of(Map.of("de", Map.of())), none)
        .markdown("page", "de", filling);
  }

  /** Whoever adds a text to the minutes adds it to both. */
  @Test
  void saysWhatThePageSays() {
    Map<String, String> sources = TemplateSources.of(ClasspathFolder.read("templates"));
    Set<String> onPaper = keys(sources, "minutes");
    assertThat(onPaper).containsAll(NOT_ON_PAPER);
    onPaper.removeAll(NOT_ON_PAPER);
    assertThat(keys(sources, "md-minutes")).isEqualTo(onPaper);
  }

  /** An item that was taken up again has several times. */
  @Test
  void timesStandApart() {
    Map<String, Object> item =
        Map.of(
            "number",
            1,
            "title",
            "Park",
            "times",
            List.of(Map.of("from", 0, "to", 60_000), Map.of("from", 120_000, "to", 180_000)),
            "contributions",
            2,
            "speakers",
            1);
    Messages messages = Messages.load();
    Map<String, String> sources =
        new HashMap<>(TemplateSources.of(ClasspathFolder.read("templates")));
    sources.put("page", "{{> minutesitem item=item}}");
    sources.put("md-page", "{{> md-item item=item}}");
    Pages pages = Pages.of(sources, messages, Assets.of(Map.of(), Map.of(), messages));
    Map<String, Object> filling = Map.of("item", item);
    String html = pages.render("page", "de", filling).replaceAll("<[^>]*>", "");
    for (String text : List.of(html, pages.markdown("page", "de", filling))) {
      assertThat(text).containsPattern("\\S bis \\d\\d:\\d\\d(?: Uhr)?, \\d");
      assertThat(text).containsPattern("\\d(?: Uhr)? · 2");
    }
  }

  private static Set<String> keys(Map<String, String> sources, String page) {
    Set<String> keys = new TreeSet<>();
    TemplateSources.live(sources, page)
        .values()
        .forEach(source -> keys.addAll(TemplateSources.keysIn(source)));
    return keys;
  }

  @Test
  void everyLineIsABlock() {
    assertThat(
            page(
                """
                Protokoll
                # {{title}}
                {{#if place}}- **Ort:** {{place}}{{/if}}
                {{#if nothing}}- **Nichts:** {{nothing}}{{/if}}
                {{#each facts}}- {{this}}
                {{/each}}

                Ende
                """,
                Map.of("title", "Unser Treffen", "place", "Turnhalle", "facts", List.of("a", "b"))))
        .isEqualTo(
            """
            Protokoll

            # Unser Treffen

            - **Ort:** Turnhalle
            - a
            - b

            Ende
            """);
  }

  @Test
  void quotesAProposalWithItsListsAndEmphasis() {
    assertThat(
            page(
                """
                {{#quote}}
                **{{title}}**
                {{markdown text}}
                {{/quote}}
                Danach
                """,
                Map.of(
                    "title",
                    "Antrag 1",
                    "text",
                    """
                    Wir fordern **jeden**
                    Sonntag

                    3. eins
                    4. zwei

                    Ende [hier](https://kiez.example)\
                    """)))
        .isEqualTo(
            """
            > **Antrag 1**
            >
            > Wir fordern **jeden**\\
            > Sonntag
            >
            > 3. eins
            > 4. zwei
            >
            > Ende [hier](<https://kiez.example>)

            Danach
            """);
  }

  @Test
  void entriesMayHoldBlocks() {
    assertThat(
            page(
                """
                {{#each rounds}}{{#entry @index}}
                Runde
                {{#each this}}- {{this}}
                {{/each}}
                {{/entry}}
                {{/each}}
                """,
                Map.of("rounds", List.of(List.of("a", "b"), List.of("c")))))
        .isEqualTo(
            """
            1. Runde

               - a
               - b

            2. Runde

               - c
            """);
  }

  @Test
  void rowsMakeATable() {
    assertThat(
            page(
                """
                Angenommen
                |  | Ja | Nein |
                |---|---:|---:|
                {{#each rows}}| {{this}} | 5 | 2 |
                {{/each}}
                Ende
                """,
                Map.of("rows", List.of("Telefon", "a|b"))))
        .isEqualTo(
            """
            Angenommen

            |  | Ja | Nein |
            |---|---:|---:|
            | Telefon | 5 | 2 |
            | a\\|b | 5 | 2 |

            Ende
            """);
  }

  @Test
  void letsNothingThatPeopleTypedBecomeAMark() {
    assertThat(
            page(
                """
                {{#each typed}}{{this}}
                {{/each}}
                - {{typed.[1]}}
                Am {{typed.[1]}}
                """,
                Map.of(
                    "typed",
                    List.of(
                        "# keine Überschrift",
                        "1. kein Punkt",
                        "- auch\n\nnicht",
                        "[x](javascript:1) <script> a*b*c `d` e|f _g_ &amp;"))))
        .isEqualTo(
            """
            \\# keine Überschrift

            1\\. kein Punkt

            \\- auch nicht

            \\[x\\](javascript:1) \\<script\\> a\\*b\\*c \\`d\\` e\\|f \\_g\\_ \\&amp;

            - 1\\. kein Punkt

            Am 1. kein Punkt
            """);
  }

  /** Whatever is written in a quote or beside it, the page reads it as it reads alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "harmless&#13;## Item 7 Forged&#13;### Vote&#13;- **Yes (120):** all",
        "x&#xE001;---",
        "r&#13;# Remark&#xE001;&#xE001;# R2",
        "a&#13;&#13;    code",
        "&#xE001;# x\n\uE001# y",
        "1&#xE002;. a\n&#xE002;# b",
        "[a](http://good.example\\\\) `@evil.example/>)` tail",
        "   -    a\n\n        b\n\n   - - c",
        "1. a\n1. b\n\n# c\n> d\n> 1) e",
      })
  void readsAProposalAsItReadsAlone(String typed) {
    String page =
        page(
            """
            {{#quote}}
            {{markdown typed}}
            {{/quote}}
            {{markdown typed}}
            """,
            Map.of("typed", typed));
    String alone = read(Markdown.markdown(typed));

    assertThat(read(page)).isEqualTo(read("> x").replace("<p>x</p> ", alone) + alone);
    assertThat(page).doesNotContain("\r", "\u2028", "\uE001", "\uE002");
  }

  private static String read(String markdown) {
    String html = HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown));
    return html.replaceAll("\\s+", " ");
  }
}
