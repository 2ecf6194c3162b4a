package org.kiezplenum.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write, as safe HTML and as plain text. */
class MarkdownTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ein *Wort* und **noch eins**     | <p>Ein <em>Wort</em> und <strong>noch eins</strong></p>
          # Ziele                          | <h4>Ziele</h4>
          ###### Ziele                     | <h6>Ziele</h6>
          `4 Bänke`                        | <p><code>4 Bänke</code></p>
          > gesagt ist gesagt              | <blockquote><p>gesagt ist gesagt</p></blockquote>
          - eins                           | <ul><li>eins</li></ul>
          Nachbar*innen und Freund*innen   | <p>Nachbar*innen und Freund*innen</p>
          Kinder_spiel_platz               | <p>Kinder_spiel_platz</p>
          14. März ist der Stichtag        | <ol start="14"><li>März ist der Stichtag</li></ol>
          5 < 6 & 7 > 3                    | <p>5 &lt; 6 &amp; 7 &gt; 3</p>
          ![Der Plan](http://x.example/a)  | <p>Der Plan</p>
          <b>fett</b>                      | <p>&lt;b&gt;fett&lt;/b&gt;</p>
          ---                              | <p>---</p>
          """)
  void isHtmlOfFewKinds(String source, String html) {
    assertThat(Markdown.html(source).replace("\n", "")).isEqualTo(html);
  }

  @Test
  void keepsTheLinesThatPeopleType() {
    assertThat(Markdown.html("erstens\nzweitens\n\ndrittens"))
        .isEqualTo("<p>erstens<br />\nzweitens</p>\n<p>drittens</p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://kiez.example/a?b=c", "http://kiez.example", "mailto:a@kiez.example"})
  void linksWithoutTrust(String address) {
    assertThat(Markdown.html("[hier](" + address + ")"))
        .startsWith("<p><a href=\"")
        .contains("rel=\"", "noopener", "nofollow", "ugc")
        .endsWith(">hier</a></p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "%6aavascript:alert(1)",
        "vbscript:x",
        "data:text/html;base64,PHNjcmlwdD4=",
        "//evil.example",
        "/archive",
        "relative",
        "file:///etc/passwd",
        "<javascript:alert(1)>"
      })
  void linksNowhereElse(String address) {
    assertThat(Markdown.html("[hier](" + address + ")")).doesNotContain("href").contains("hier");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "[x]: javascript:alert(1)\n\n[x]",
        "<style>*{display:none}</style>",
        "[a](https://x.example/\"onclick=alert(1))",
        "[a](https://x.example \"t\\\" onclick=alert(1)\")",
        "<!-- --><svg/onload=alert(1)>",
        "`<script>alert(1)</script>`"
      })
  void carriesNothingThatActs(String source) {
    assertThat(Markdown.html(source))
        .doesNotContainPattern("<(?!/?(p|br|em|strong|code|blockquote|ul|ol|li|a|h[456])\\b)")
        .doesNotContainPattern("<[^>]*\\son\\w+=")
        .doesNotContainPattern("href=\"(?!https?:|mailto:)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {">", "- ", "*", "**a ", "_a *b ", "[", "![", "`", "1. ", "> - ", "<a", "](", "~"})
  void isNotBroughtDownByDepth(String piece) {
    String source = piece.repeat(20_000 / piece.length());

    assertThat(Markdown.html(source)).isNotNull();
    assertThat(Markdown.text(source)).isNotNull();
    assertThat(Markdown.markdown(source)).isNotNull();
    assertThat(Markdown.html(source + "a" + new StringBuilder(source).reverse())).isNotNull();
  }

  @Test
  void isNotBroughtDownByAnything() {
    Random random = new Random(7);
    String letters = "*_`[]()<>!#-+1. \n\"'&\\ab:/";
    for (int run = 0; run < 300; run++) {
      StringBuilder source = new StringBuilder();
      for (int i = 0; i < 300; i++) {
        source.append(letters.charAt(random.nextInt(letters.length())));
      }
      carriesNothingThatActs(source.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ein *Wort* und **noch eins**",
        "erstens\nzweitens  \ndrittens\n\nviertens",
        "`4 Bänke`",
        "> gesagt\n>\n> - ist\n>   - gesagt\n\nEnde",
        "- eins\n* zwei\n+ drei",
        "7. eins\n8. zwei\n\n   weiter",
        "Nachbar*innen und Freund*innen, Kinder_spiel_platz",
        "5 < 6 & 7 > 3, a|b ~~c~~",
        "<b>fett</b> &lt;i&gt; &amp;amp;",
        "\\- kein\n\n\\+ Punkt\n\n1\\. auch\n\n\\# nicht\n\n+49 30",
        "- \\+ x\n> \\+ y",
        "[hier](https://kiez.example/a?b=c) und [da](<mailto:a@kiez.example>)",
        "[nicht](javascript:1) und [nicht](/archive)",
        "---\n\n===",
      })
  void asMarkdownItMeansTheSame(String source) {
    assertThat(Markdown.html(Markdown.markdown(source))).isEqualTo(Markdown.html(source));
    assertThat(Markdown.markdown(Markdown.markdown(source))).isEqualTo(Markdown.markdown(source));
  }

  @Test
  void asMarkdownEveryProgramReadsIt() {
    assertThat(
            Markdown.markdown(
                "# Ziele\n* eins\n* Freund*innen\n\nerstens\nzweitens <b> ~a~ [x](javascript:1)"))
        .isEqualTo(
            """
            #### Ziele

            - eins
            - Freund\\*innen

            erstens\\
            zweitens \\<b\\> \\~a\\~ x\
            """);
  }

  @Test
  void isPlainTextWithoutMarks() {
    assertThat(Markdown.text("# Ziele\n\n- *eins*\n- [zwei](https://x.example)\n\n> `drei` <b>"))
        .isEqualTo("Ziele\neins\nzwei\ndrei <b>");
  }
}
