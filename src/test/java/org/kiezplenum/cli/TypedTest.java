package org.kiezplenum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.texts.Messages;

/** What is understood of a command line, and what is refused before anything starts. */
class TypedTest {
  private static final Messages MESSAGES = Messages.load();

  private static Typed typed(String... arguments) {
    return Typed.of(arguments);
  }

  private static String refused(String lang, String... arguments) {
    Typed.NotUnderstood not = (Typed.NotUnderstood) Typed.of(arguments);
    return MESSAGES.text(lang, not.key(), not.details());
  }

  @Test
  void nothingIsTheServerAlsoAsMavenSaysIt() {
    assertThat(typed()).isEqualTo(new Typed.Serve(null));
    assertThat(typed("--sample=false", "--do=")).isEqualTo(new Typed.Serve("false"));
    assertThat(typed("--sample")).isEqualTo(new Typed.Serve("true"));
    assertThat(typed("--sample=yes")).isEqualTo(new Typed.Serve("yes"));
  }

  @Test
  void errandsAreReadFromWordsOrFromWhatMavenHandsOn() {
    assertThat(typed("verify")).isEqualTo(new Typed.Run(new Errand.Verify(null, null)));
    assertThat(typed("verify", "K7M2PQ", "0123456789ABCDEF", "0123"))
        .isEqualTo(new Typed.Run(new Errand.Verify("K7M2PQ", "0123456789abcdef0123")));
    assertThat(typed("--sample=false", "--do=backup kiez am abend.backup"))
        .isEqualTo(new Typed.Run(new Errand.Backup(Path.of("kiez am abend.backup"))));
    assertThat(typed("export", "K7M2PQ", "abend.kiez"))
        .isEqualTo(new Typed.Run(new Errand.Export("K7M2PQ", Path.of("abend.kiez"))));
    assertThat(typed("check")).isEqualTo(new Typed.CheckStart());
    assertThat(typed("recount", "--method", "score", "-"))
        .isEqualTo(new Typed.Count(List.of("--method", "score", "-")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--start=password", "--sampel", "-p", "--port=80", "--", "-X"})
  void anOptionThatThereIsNotIsRefused(String option) {
    String name = option.split("=", 2)[0];
    assertThat(refused("en", option)).startsWith("There is no option " + name).contains("--help");
    assertThat(refused("de", "backup", option, "x")).startsWith("Die Option " + name + " gibt");
    assertThat(refused("de", "--do=backup " + option + " x")).startsWith("Die Option " + name);
  }

  @Test
  void whatWasProbablyMeantIsSaid() {
    assertThat(refused("de", "--sampel")).contains("gemeint ist wohl --sample");
    assertThat(refused("de", "bakcup", "x")).contains("„bakcup“", "gemeint ist wohl backup");
    assertThat(refused("en", "--verify")).contains("verify is probably meant");
    assertThat(refused("en", "new_secret")).contains("new-secret is probably meant");
    assertThat(refused("en", "--port=8081")).doesNotContain("meant").contains("PORT=8081");
    assertThat(refused("en", "serve-me-well")).doesNotContain("meant");
  }

  @Test
  void whatIsMissingOrTooMuchIsRefused() {
    for (String words :
        List.of("backup", "restore", "import", "export K7M2PQ", "new-secret x", "check x")) {
      assertThat(refused("de", "--do=" + words)).contains("„" + words + "“", " --help.");
    }
    assertThat(refused("en", "verify", "K7M2PQ", "nonsense")).contains("verify --help");
  }

  @ParameterizedTest
  @EnumSource(ErrandName.class)
  void everyErrandHasItsHelp(ErrandName errand) {
    String word = errand.word();
    for (String[] asked : new String[][] {{word, "--help"}, {"-h", word}, {"help", word}}) {
      assertThat(Typed.of(asked)).isEqualTo(new Typed.TellHelp(errand));
    }
    assertThat(typed("--sample=false", "--do=" + word + " --help"))
        .isEqualTo(new Typed.TellHelp(errand));
    for (String lang : List.of("de", "en")) {
      assertThat(new Help(MESSAGES, lang).about(errand))
          .contains("kiezplenum.jar " + word)
          .doesNotContain("⟦");
    }
  }

  @Test
  void helpAndVersionNeedNothingElse() {
    assertThat(typed("--help")).isEqualTo(new Typed.TellHelp(null));
    assertThat(typed("help")).isEqualTo(new Typed.TellHelp(null));
    assertThat(typed("--version")).isEqualTo(new Typed.TellVersion());
    assertThat(typed("-V")).isEqualTo(new Typed.TellVersion());
    for (String lang : List.of("de", "en")) {
      String help = new Help(MESSAGES, lang).about(null);
      assertThat(help).contains(ErrandName.words()).contains("--sample", "--version", "PORT=8081");
      assertThat(help.lines()).allMatch(line -> line.length() <= 100);
    }
  }
}
