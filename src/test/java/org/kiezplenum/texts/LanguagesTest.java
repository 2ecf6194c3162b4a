package org.kiezplenum.texts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguagesTest {

  @Test
  void whatWasChosenWins() {
    assertThat(Languages.choose("en", "de-DE,de;q=0.9")).isEqualTo("en");
  }

  @Test
  void theBrowsersBestKnownLanguageComesNext() {
    assertThat(Languages.choose(null, "en-GB,en;q=0.9,de;q=0.1")).isEqualTo("en");
    assertThat(Languages.choose("tlh", "fr-FR,de-AT;q=0.8,en;q=0.3")).isEqualTo("de");
  }

  @Test
  void whoeverAsksForNothingKnownGetsTheOriginal() {
    assertThat(Languages.choose(null, null)).isEqualTo("de");
    assertThat(Languages.choose("", "fr")).isEqualTo("de");
    assertThat(Languages.choose(null, ";;q=x,,\u0000")).isEqualTo("de");
    assertThat(Languages.choose(null, "*")).isEqualTo("de");
  }
}
