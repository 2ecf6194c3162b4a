package org.kiezplenum.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.minutes.Evening;
import org.kiezplenum.words.PgWords;

/** What people type, and what they find. */
@Tag("slow")
class SearchTest {
  private static Database database;
  private static Archive archive;
  private static AssemblyId street;
  private static AssemblyId mill;
  private static AssemblyId turkish;

  private static final AtomicLong CLOCK = new AtomicLong();

  @BeforeAll
  static void open() {
    database = TestPostgres.database();
    Journal journal = new PgJournal(database, assembly -> CLOCK.get());
    PgWords words = new PgWords(database);
    archive = new Archive(TestPostgres.vertx(), database, journal, words);
    street =
        evening(
            journal,
            words,
            "Kiezversammlung Wrangelkiez",
            "2026-03-07",
            "Die Häuser der Köpenicker Straße bekommen Grün, sagen die Nachbar*innen. Tom & Cläre"
                + " <b>kommen</b>, die Spielstraße auch.");
    mill =
        evening(
            journal, words, "Rund um die Mühle", "2025-11-22", "Ärger um den Radweg/Gehweg 4b.");
    turkish =
        evening(
            journal, words, "Mahalle toplantısı", "2025-06-01", "Kılıç ve Çağlar. Встреча соседей");
    result(archive.catchUp());
  }

  private static AssemblyId evening(
      Journal journal, PgWords words, String title, String date, String note) {
    Evening evening = Evening.open(title, date);
    ItemId item = evening.item("Austausch", 20);
    evening.note(item, note);
    evening.publish();
    // Minutes carry the day on which it was held.
    CLOCK.set(evening.at);
    return evening.store(journal, words).id;
  }

  @AfterAll
  static void close() {
    result(database.close());
  }

  private static List<AssemblyId> find(String query) {
    return result(archive.search(query, 1)).hits().stream().map(Results.Hit::id).toList();
  }

  private static String snippet(String query) {
    return result(archive.search(query, 1)).hits().getFirst().snippetHtml();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wrangelkiez",
        "WRANGELKIEZ",
        "Wrang",
        "Häuser",
        "Haeuser",
        "Haus",
        "häuser köpenicker",
        "Koepenicker Strasse",
        "Köpenicker Straße",
        "strasse",
        "Spielstraßen",
        "Nachbarinnen",
        "Nachbar*innen",
        "Nachbar",
        "Cläre",
        "claere",
        "2026-03-07",
        "7.3.2026",
        "07. 03. 2026",
        "März 2026",
        "maerz",
        "march",
        "die Häuser und",
        "\"Wrangelkiez\"",
        "Wrangelkiez & ! | ( ) <-> :* '",
        "Wrangelkiez:*"
      })
  void findsTheStreet(String query) {
    if (query.endsWith("und")) {
      // A word that is not in the minutes, however common, is not found.
      assertThat(find(query)).isEmpty();
    } else {
      assertThat(find(query)).containsExactly(street);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mühle", "Muehle", "Muhle", "mühlen", "ärger", "Gehweg", "radweg", "4b"})
  void findsTheMill(String query) {
    assertThat(find(query)).containsExactly(mill);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Kılıç", "kilic", "caglar", "toplantısı", "встреча", "СОСЕД"})
  void findsOtherLanguages(String query) {
    assertThat(find(query)).containsExactly(turkish);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wrangelkiez Mühle",
        "Zeppelin",
        "8.3.2026",
        "2024",
        "' or 1=1 --",
        "Wrangelkiez'; drop table minutes; --",
        "!Zeppelin",
        "Zeppelin | Wrangelkiez"
      })
  void findsNothing(String query) {
    assertThat(find(query)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "&|!()<>:*'\"\\", "\u0000", "\uD800", "%", "_", "…"})
  void listsAllWhereThereIsNoWord(String query) {
    assertThat(find(query)).containsExactly(street, mill, turkish);
    assertThat(result(archive.search(query, 1)).hits())
        .extracting(Results.Hit::snippetHtml)
        .containsOnlyNulls();
  }

  @Test
  void findsTheYearAndNotWhatOnlyLooksLikeIt() {
    assertThat(find("2025")).containsExactly(mill, turkish);
    assertThat(find("99.99.2025")).isEmpty();
  }

  @Test
  void takesAVeryLongQuery() {
    assertThat(find("wrangelkiez ".repeat(10_000))).containsExactly(street);
    assertThat(find("x".repeat(100_000))).isEmpty();
    assertThat(result(archive.search("a".repeat(5_000), 1)).query()).hasSize(200);
    assertThat(find("w wr wra wran wrang wrange wrangel wrangelk wrangelki h hä häu häus häuse"))
        .containsExactly(street);
  }

  @Test
  void marksWhatWasFoundAndEscapesTheRest() {
    assertThat(snippet("haeuser koepenicker"))
        .contains("<mark>Häuser</mark>", "<mark>Köpenicker</mark>")
        .contains("Tom &amp; Cläre &lt;b&gt;kommen&lt;/b&gt;");
    assertThat(snippet("Haus")).contains("<mark>Häuser</mark>");
    assertThat(snippet("straße")).contains("<mark>Spielstraße</mark>");
    assertThat(snippet("b")).contains("&lt;<mark>b</mark>&gt;");
    assertThat(snippet("2026-03-07")).isNull();
  }

  @Test
  void cutsASnippetBetweenWords() {
    String text = "vorher ".repeat(50) + "Mitte" + " nachher".repeat(50);

    assertThat(Snippet.of(text, List.of("mitte")))
        .startsWith("… vorher vorher")
        .contains(" <mark>Mitte</mark> nachher")
        .endsWith("nachher …")
        .hasSizeLessThan(300);
    assertThat(Snippet.of("x".repeat(1_000) + " y " + "z".repeat(1_000), List.of("y")))
        .isEqualTo("… <mark>y</mark> …");
  }

  @Test
  void listsTheNewestFirstInPagesAndYears() {
    Results all = result(archive.search("", 1));

    assertThat(all.found()).isEqualTo(3);
    assertThat(all.pages()).isEqualTo(1);
    assertThat(all.years()).containsExactly(2026, 2025);
    assertThat(result(archive.search("", 2025, 1)).hits())
        .extracting(Results.Hit::id)
        .containsExactly(mill, turkish);
    assertThat(result(archive.search("", 1999, 1)).hits()).isEmpty();
    assertThat(result(archive.search("", -7)).page()).isEqualTo(1);
    assertThat(result(archive.search("", Integer.MAX_VALUE)).hits()).isEmpty();
  }

  @Test
  void turnsPages() {
    Database many = TestPostgres.database();
    Journal journal = new PgJournal(many);
    PgWords words = new PgWords(many);
    Archive pages = new Archive(TestPostgres.vertx(), many, journal, words);
    IntStream.rangeClosed(1, 45)
        .forEach(n -> {
          Evening evening =
              Evening.open("Treffen " + n, "2026-%02d-%02d".formatted(1 + n / 28, 1 + n % 28));
          evening.publish();
          evening.store(journal, words);
        });
    result(pages.catchUp());

    Results second = result(pages.search("Treffen & mehr".substring(0, 7), 2));

    assertThat(second.hits()).hasSize(20);
    assertThat(second.hits().getFirst().title()).isEqualTo("Treffen 25");
    assertThat(second.context("gelöscht"))
        .containsEntry("previous", "/archive?q=Treffen")
        .containsEntry("next", "/archive?q=Treffen&page=3")
        .containsEntry("found", 45);
    Results third = result(pages.search("Treffen", 2026, 3));
    assertThat(third.hits()).hasSize(5);
    assertThat(third.context("gelöscht"))
        .containsEntry("previous", "/archive?q=Treffen&year=2026&page=2")
        .doesNotContainKey("next");
    result(many.close());
  }
}
