package org.kiezplenum.web.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A page as Markdown says what the page says, and what people typed stays text. */
class MarkdownPageTest {

  @Test
  void keepsHeadingsParagraphsListsAndFacts() {
    assertThat(
            MarkdownPage.of(
                """
                <article><header><p class="label">Protokoll</p><h1>Unser Treffen</h1>
                <dl class="facts"><div><dt>Datum</dt><dd>7. März</dd></div>
                <div><dt>Ort</dt><dd>Turnhalle</dd></div></dl></header>
                <nav class="contents"><ol><li>weg</li></ol></nav>
                <section><h2><span>TOP 1</span> Begrüßung</h2><p>18:30 bis 18:40 Uhr</p>
                <ul><li>Erstens.</li><li>Zweitens.</li></ul></section>
                <p class="noprint"><a href="/archive">Archiv</a></p></article>\
                """))
        .isEqualTo(
            """
            Protokoll

            # Unser Treffen

            - **Datum:** 7. März
            - **Ort:** Turnhalle

            ## TOP 1 Begrüßung

            18:30 bis 18:40 Uhr

            - Erstens.
            - Zweitens.
            """);
  }

  @Test
  void quotesAProposalWithItsListsAndEmphasis() {
    assertThat(
            MarkdownPage.of(
                "<blockquote><p><b>Antrag 1</b></p><p>Wir fordern <strong>jeden</strong><br"
                    + " />Sonntag</p><ol start=\"3\"><li>eins</li><li>zwei</li></ol><p>Ende <a"
                    + " href=\"https://kiez.example\">hier</a></p></blockquote><p>Danach</p>"))
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
            >

            Danach
            """);
  }

  @Test
  void putsCountsIntoATable() {
    assertThat(
            MarkdownPage.of(
                "<p class=\"outcome\"><svg><use"
                    + " href=\"/i.svg\"/></svg><span>Angenommen</span></p><table"
                    + " class=\"counts\"><caption>Zahlen</caption><thead><tr><td></td><th>Ja</th><th>Nein</th></tr></thead>"
                    + "<tbody><tr><th>Telefon</th><td>5</td><td>2</td></tr></tbody></table><p>Ende</p>"))
        .isEqualTo(
            """
            Angenommen

            |  | Ja | Nein |
            |---|---:|---:|
            | Telefon | 5 | 2 |

            Ende
            """);
  }

  @Test
  void letsNothingThatPeopleTypedBecomeAMark() {
    assertThat(
            MarkdownPage.of(
                "<p># keine Überschrift</p><p>1. kein Punkt</p><p>- auch"
                    + " nicht</p><ul><li>[x](javascript:1) &lt;script&gt; a*b*c `d` e|f _g_"
                    + " &amp;amp;</li></ul><p><a href=\"javascript:alert(1)\">hier</a></p>"))
        .isEqualTo(
            """
            \\# keine Überschrift

            1\\. kein Punkt

            \\- auch nicht

            - \\[x\\](javascript:1) \\<script\\> a\\*b\\*c \\`d\\` e\\|f \\_g\\_ \\&amp;

            hier
            """);
  }
}
