package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.stories.Fit.fitsPhones;
import static org.kiezplenum.stories.Hands.follow;
import static org.kiezplenum.stories.Hands.isConnected;
import static org.kiezplenum.stories.Hands.press;
import static org.kiezplenum.stories.Hands.unfold;
import static org.kiezplenum.stories.Hands.vote;
import static org.kiezplenum.stories.Hands.write;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;

/** A proposal, from a phone to its result. */
final class Vote {
  private static final String SUMS = "72 Ja 42 Nein 20 Enthaltungen";
  private static final String ARITHMETIC = "Mehr Ja als Nein. Telefon 2/1/0. Hände 70/41/20.";

  private final Page desk;
  private final Page screen;
  private final Page ali;
  private final Page guest;
  private final Page eva;
  private final String code;

  Vote(Evening evening) {
    desk = evening.desk();
    screen = evening.screen();
    ali = evening.ali();
    guest = evening.guest();
    eva = evening.eva();
    code = evening.code();
  }

  void aProposalIsHandedIn() {
    unfold(ali, "Anträge");
    follow(ali, "Antrag einreichen");
    fitsPhones(ali);
    write(ali, "Worum geht es?", Evening.PROPOSAL);
    ali.getByLabel("Die Versammlung möge beschließen:")
        .fill(
            """
            Die Malplaquetstraße wird von Mai bis Oktober jeden Sonntag zur Spielstraße:

            - von 10 bis 18 Uhr
            - Anwohnende fahren im Schritt\
            """);
    ali.getByLabel("Warum?").fill("Kinder brauchen Platz.");
    press(ali, "Antrag einreichen");
    assertThat(ali.locator("h1")).hasText(Evening.PROPOSAL);
    assertThat(ali.locator(".document-facts")).containsText("eingereicht");
    fitsPhones(ali);
    follow(ali, "Zur Versammlung");
    isConnected(ali);
  }

  void phonesVote() {
    Locator proposal =
        desk.locator(".votable li")
            .filter(new Locator.FilterOptions().setHasText("Antrag 1: " + Evening.PROPOSAL));
    proposal.getByText("Zur Abstimmung stellen").click();
    for (Page phone : List.of(ali, guest, eva)) {
      assertThat(phone.locator("#ballot")).containsText("Abstimmung offen");
      assertThat(phone.locator("#ballot-question")).hasText(Evening.PROPOSAL);
    }
    fitsPhones(ali, desk);
    vote(ali, "Nein");
    vote(guest, "Ja");
    vote(eva, "Nein");
    turnoutIs("Am Telefon: 3 Stimmen");

    ali.reload();
    isConnected(ali);
    assertThat(ali.locator(".arrived")).hasText("Deine Stimme ist angekommen: Nein");
    unfold(ali, "Stimme ändern");
    fitsPhones(ali);
    vote(ali, "Ja");
    turnoutIs("Am Telefon: 3 Stimmen");
    noFigureButTheTurnoutIsShown();
  }

  private void turnoutIs(String words) {
    assertThat(screen.locator(".wall-turnout")).hasText(words);
    assertThat(desk.locator(".turnout")).hasText(words);
  }

  void handsAreCounted() {
    block("40", "30", "12");
    block("30", "11", "8");
    assertThat(desk.locator(".blocklist li")).hasCount(2);
    noFigureButTheTurnoutIsShown();
    fitsPhones(desk);
    press(desk, "Abstimmung schließen");
    for (Page phone : List.of(ali, guest, eva)) {
      assertThat(phone.locator("#ballot")).containsText("Das Ergebnis wird gleich verkündet.");
    }
    assertThat(screen.locator("#wallvote")).containsText("Das Ergebnis wird gleich verkündet.");
    noFigureButTheTurnoutIsShown();
  }

  private void block(String yes, String no, String abstain) {
    desk.locator("#hands-yes").fill(yes);
    desk.keyboard().press("Tab");
    desk.keyboard().type(no);
    desk.keyboard().press("Tab");
    desk.keyboard().type(abstain);
    desk.keyboard().press("Enter");
    assertThat(desk.locator("#hands-yes")).isFocused();
    assertThat(desk.locator("#hands-yes")).isEmpty();
    assertThat(desk.locator("#hands-abstain")).isEmpty();
    assertThat(desk.locator(".blocklist li").last()).containsText(yes);
  }

  /** Neither a sum nor a part of one, neither to be seen nor in what the pages were sent. */
  private void noFigureButTheTurnoutIsShown() {
    Pattern figure = Pattern.compile("\\b(72|42|70|41)\\b|Angenommen|Ja\\W+\\d");
    for (Page page : List.of(screen, ali, guest, eva)) {
      Locator vote = page.locator("#wallvote, #ballot");
      assertThat(vote).not().containsText(figure);
    }
    assertThat(Evening.read(ali, "/api/assemblies/" + code))
        .contains("\"voting\"")
        .doesNotContain("finding", "hands", "block", "count\"");
  }

  void theResultIsAnnounced() {
    unfold(desk, "Ergebnis ansehen");
    assertThat(desk.locator(".secret .sums")).hasText(SUMS);
    fitsPhones(desk);
    press(desk, "Ergebnis verkünden");
    for (Page page : List.of(desk, screen, ali, guest, eva)) {
      Locator finding = page.locator("#decision .finding, #wallfinding .finding, #ballot .finding");
      assertThat(finding.locator(".outcome")).hasText("Angenommen");
      assertThat(finding.locator(".sums")).hasText(SUMS);
      assertThat(finding.locator(".arithmetic")).hasText(ARITHMETIC);
    }
    fitsPhones(ali, desk);
  }
}
