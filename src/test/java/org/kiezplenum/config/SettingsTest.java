package org.kiezplenum.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.kiezplenum.cli.Apology;
import org.kiezplenum.texts.Messages;

/** RawSettings that are wrong stop the start, in one sentence in either language. */
class SettingsTest {
  private static final Messages MESSAGES = Messages.load();

  /** What stands in the environment of an ordinary machine. */
  private static final Map<String, String> ORDINARY =
      Map.ofEntries(
          Map.entry("PATH", "/usr/bin"),
          Map.entry("HOME", "/root"),
          Map.entry("HOSTNAME", "gym"),
          Map.entry("HOSTTYPE", "x86_64"),
          Map.entry("XDG_DATA_DIRS", "/usr/share"),
          Map.entry("XDG_DATA_HOME", ""),
          Map.entry("SHELL", "/bin/bash"),
          Map.entry("SHLVL", "1"),
          Map.entry("DATABASE_HOST", "db"),
          Map.entry("DATABASE_NAME", "shop"),
          Map.entry("DATABASE_SSL", "true"),
          Map.entry("PUBLIC_KEY", "x"),
          Map.entry("PUBLIC_DIR", "x"),
          Map.entry("SECRET_KEY", "x"),
          Map.entry("SECRETS", "x"),
          Map.entry("SMTP_PORT", "25"),
          Map.entry("STAT", "x"),
          Map.entry("SMART", "everybody"),
          Map.entry("KIEZPLENUM_PORT", "tcp://10.0.0.1:80"),
          Map.entry("KIEZPLENUM_SERVICE_HOST", "10.0.0.1"),
          Map.entry("PGPASSWORD", "x"));

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectories(folder.resolve("config"));
    file = folder.resolve(SettingsFile.NAME);
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
  }

  private Config load(Map<String, String> environment) {
    return Config.load(folder, environment);
  }

  private BadSetting refused(Map<String, String> environment) {
    BadSetting bad = catchThrowableOfType(BadSetting.class, () -> load(environment));
    assertThat(bad).as("nothing was wrong with " + environment).isNotNull();
    assertThat(told(bad, "de")).doesNotContain("\u27e6", "{", "null");
    assertThat(told(bad, "en")).doesNotContain("\u27e6", "{", "null");
    return bad;
  }

  private static String told(BadSetting bad, String lang) {
    return Apology.of(bad, false, MESSAGES, lang);
  }

  @Test
  void whereNothingIsSetTheDefaultsHold() {
    Config config = load(ORDINARY);
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.host()).isEqualTo("0.0.0.0");
    assertThat(config.publicUrl()).isNull();
  }

  @Test
  void theEnvironmentStandsAboveTheFile() throws IOException {
    write("\uFEFFport=9000\nhost=127.0.0.1\n");
    Config config = load(Map.of("PORT", "9001"));
    assertThat(config.port()).isEqualTo(9001);
    assertThat(config.host()).isEqualTo("127.0.0.1");
  }

  @Test
  void namesThatThereAreNotStopItAndAllAreTold() throws IOException {
    write("strat=password\nstart_password=geheim\npublic-url=x\nentirely.else=1\nPORT=1\nport=2");
    BadSetting bad = refused(Map.of());
    assertThat(told(bad, "en"))
        .contains(
            "strat (start?)",
            "start_password (start.password?)",
            "public-url (public.url?)",
            "PORT (port?)",
            "entirely.else",
            SettingsFile.NAME)
        .doesNotContain("entirely.else (", "geheim");
    assertThat(told(bad, "de")).contains("strat (start?)", "Einstellungen, die es nicht gibt");
  }

  @Test
  void misspeltVariablesAreFound() {
    Map<String, String> misspelt = new LinkedHashMap<>();
    misspelt.put("START_PASWORD", "START_PASSWORD");
    misspelt.put("START_PASSWORT", "START_PASSWORD");
    misspelt.put("STRAT_PASSWORD", "START_PASSWORD");
    misspelt.put("STARTPASSWORD", "START_PASSWORD");
    misspelt.put("start_password", "START_PASSWORD");
    misspelt.put("start.password", "START_PASSWORD");
    misspelt.put("PUBLIC_URI", "PUBLIC_URL");
    misspelt.put("PUPLIC_URL", "PUBLIC_URL");
    misspelt.put("DATABSE_URL", "DATABASE_URL");
    misspelt.put("DATADIR", "DATA_DIR");
    misspelt.put("EVENT_LOOP", "EVENT_LOOPS");
    misspelt.forEach((typed, meant) -> {
      Map<String, String> environment = new LinkedHashMap<>(ORDINARY);
      environment.put(typed, "geheim");
      assertThat(told(refused(environment), "en"))
          .contains(typed + " (" + meant + "?)")
          .doesNotContain("geheim");
    });
    Map<String, String> two =
        Map.of("STRAT", "password", "START_PASWORD", "geheim", "PUBLIC_URI", "x");
    assertThat(told(refused(two), "de"))
        .contains("STRAT (START?)", "START_PASWORD (START_PASSWORD?)", "PUBLIC_URI (PUBLIC_URL?)")
        .contains("PUBLIC_URL=, START=, START_PASSWORD= ohne Wert");
  }

  @Test
  void whatBelongsToAnotherProgramIsLeftAloneWhereOursIsSetAsWell() {
    assertThat(load(Map.of("DATABASE_URI", "mysql:x", "DATABASE_URL", "")).databaseUrl()).isNull();
  }

  @Test
  void aPasswordThatNobodyIsAskedForStopsIt() throws IOException {
    BadSetting bad = refused(Map.of("START_PASSWORD", "geheim"));
    assertThat(told(bad, "en")).contains("start.password", "everybody").doesNotContain("geheim");
    assertThat(told(bad, "de")).contains("niemand würde danach gefragt").doesNotContain("geheim");
    write("start.password=geheim");
    assertThat(refused(Map.of()).key()).isEqualTo("setting.password-unused");
    assertThat(refused(Map.of("START", "nobody")).key()).isEqualTo("setting.password-unused");
    assertThat(load(Map.of("START", "password")).whoMayStart()).isNotNull();
  }

  @Test
  void aWordWithoutItsPasswordStopsItAndSoDoesAnEmptyWord() {
    assertThat(refused(Map.of("START", "password")).key()).isEqualTo("setting.password-missing");
    assertThat(refused(Map.of("START", "password", "START_PASSWORD", " ")).key())
        .isEqualTo("setting.password-missing");
    assertThat(told(refused(Map.of("START", "")), "en")).contains("everybody, password or nobody");
    assertThat(refused(Map.of("START", "Password", "START_PASSWORD", "geheim")).key())
        .isEqualTo("setting.start");
  }

  @Test
  void anEmptyHostIsNotEveryHost() {
    assertThat(refused(Map.of("HOST", "")).key()).isEqualTo("setting.host");
    assertThat(refused(Map.of("HOST", "http://gym")).key()).isEqualTo("setting.host");
    assertThat(load(Map.of("HOST", "::1")).host()).isEqualTo("::1");
  }

  @Test
  void numbersAndSwitchesSayWhatTheyMustBe() {
    assertThat(told(refused(Map.of("PORT", "80a")), "en"))
        .contains("port (PORT)", "\"80a\"", "0 to 65535");
    assertThat(refused(Map.of("PORT", "")).key()).isEqualTo("setting.number");
    assertThat(refused(Map.of("EVENT_LOOPS", "65")).key()).isEqualTo("setting.number");
    assertThat(told(refused(Map.of("SAMPLE", "yes")), "de")).contains("true oder false");
  }

  @Test
  void theSecretIsSetOnce() {
    String secret = "s".repeat(40);
    assertThat(refused(Map.of("SECRET", secret, "SECRET_FILE", "/tmp/x")).key())
        .isEqualTo("setting.two-secrets");
    assertThat(load(Map.of("SECRET", secret)).secret()).isEqualTo(secret);
  }

  @Test
  void aFileThatIsNotUtf8StopsIt() throws IOException {
    for (Charset other : new Charset[] {StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16}) {
      Files.write(file, "# Kiezbüro\nstart=nobody\n".getBytes(other));
      assertThat(refused(Map.of()).key()).isEqualTo("setting.file-not-text");
    }
    write("start=\\u00");
    assertThat(refused(Map.of()).key()).isEqualTo("setting.file-not-text");
  }

  @Test
  void aFileThatCannotBeReadStopsIt() throws IOException {
    Files.createDirectory(file);
    assertThat(told(refused(Map.of()), "en")).contains(SettingsFile.NAME, "cannot be read");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aLinkThatLeadsNowhereStopsIt() throws IOException {
    Files.createSymbolicLink(file, folder.resolve("gone"));
    assertThat(refused(Map.of()).key()).isEqualTo("setting.file-unreadable");
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.createSymbolicLink(other.resolve("config"), folder.resolve("gone"));
    assertThat(catchThrowableOfType(BadSetting.class, () -> Config.load(other, Map.of())))
        .isNotNull();
  }

  @Test
  void aFileThatIsCalledLikeTheFolderIsSomebodyElses() throws IOException {
    Path other = Files.createDirectory(folder.resolve("git"));
    Files.writeString(other.resolve("config"), "[core]");
    assertThat(Config.load(other, Map.of()).port()).isEqualTo(8080);
  }

  @Test
  void aNameThatStandsTwiceStopsIt() throws IOException {
    write("start=nobody\nport=1\nstart=everybody\n");
    assertThat(told(refused(Map.of()), "en")).contains("start stands twice");
    write("start=nobody\nstart=nobody\n");
    assertThat(load(Map.of())).isNotNull();
  }

  @Test
  void aPublicAddressIsANameAndNoMore() {
    for (String more :
        new String[] {
          "https://kiez.example/plenum",
          "https://kiez.example/?a=b",
          "https://kiez.example?a",
          "https://kiez.example#top",
          "https://mina:geheim@kiez.example",
          "HTTPS://Kiez.Example:443/x/"
        }) {
      assertThat(told(refused(Map.of("PUBLIC_URL", more)), "de"))
          .contains("https://kiez.example")
          .doesNotContain("geheim", "443");
    }
    for (String none :
        new String[] {
          "kiez.example",
          "gym",
          "//kiez.example",
          "ftp://kiez.example",
          "https://",
          "https:///x",
          "https://kiez.example:0",
          "https://kiez.example:99999",
          "https://kiez strasse",
          "mina:geheim@kiez.example"
        }) {
      BadSetting bad = refused(Map.of("PUBLIC_URL", none));
      assertThat(bad.key()).isEqualTo("setting.public-url");
      assertThat(told(bad, "en")).doesNotContain("geheim");
    }
  }

  @Test
  void aPublicAddressIsWrittenAsBrowsersWriteIt() {
    Map<String, String> written =
        Map.of(
            "https://kiez.example/", "https://kiez.example",
            "HTTPS://Kiez.Example:443", "https://kiez.example",
            "http://gym:80/", "http://gym",
            "https://kiez.example:8443", "https://kiez.example:8443",
            "http://[::1]:8080", "http://[::1]:8080");
    written.forEach((typed, plain) ->
        assertThat(load(Map.of("PUBLIC_URL", typed)).publicUrl()).hasToString(plain));
  }
}
