package org.kiezplenum;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.urn.ServerSecret;
import org.kiezplenum.web.WhoMayStart;

/**
 * The settings. Each stands in {@code config/kiezplenum.properties} with its default and one line
 * of why; that file travels with the program. A file of the same name in the working directory, and
 * after it the environment ({@code public.url} is {@code PUBLIC_URL} there), override it.
 *
 * @param host the address to listen on
 * @param port the port to listen on
 * @param publicUrl the address people use, if a proxy or a name stands in front
 * @param databaseUrl the PostgreSQL to use; absent for our own
 * @param dataDir where our own PostgreSQL keeps its data
 * @param eventLoops event loops that serve requests
 * @param sample whether a demonstration is to be there
 * @param whoMayStart an assembly on this server
 * @param secret what the server knows and its database does not; absent if it is in the file
 * @param secretFile where it is else
 */
record Config(
    String host,
    int port,
    @Nullable URI publicUrl,
    @Nullable String databaseUrl,
    Path dataDir,
    int eventLoops,
    boolean sample,
    WhoMayStart whoMayStart,
    @Nullable String secret,
    Path secretFile) {
  private static final String FILE = "config/kiezplenum.properties";

  static Config load(Path workingDirectory, Map<String, String> environment) {
    Properties settings = defaults();
    Path own = workingDirectory.resolve(FILE);
    if (Files.isReadable(own)) {
      try (Reader reader = Files.newBufferedReader(own)) {
        settings.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    settings
        .stringPropertyNames()
        .forEach(name -> {
          String value = environment.get(variable(name));
          if (value != null) {
            settings.setProperty(name, value);
          }
        });
    return read(settings);
  }

  /** The name of a setting in the environment, for example {@code PUBLIC_URL}. */
  static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  private static Properties defaults() {
    Properties settings = new Properties();
    try (InputStream in = Config.class.getResourceAsStream("/" + FILE)) {
      settings.load(
          new InputStreamReader(Objects.requireNonNull(in, FILE), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings;
  }

  private static Config read(Properties settings) {
    String publicUrl = text(settings, "public.url");
    String dataDir = text(settings, "data.dir");
    Path data = dataDir == null ? usualDataDir() : Path.of(dataDir);
    String secretFile = text(settings, "secret.file");
    int loops = number(settings, "event.loops", 0, 64);
    return new Config(
        Objects.requireNonNullElse(text(settings, "host"), "0.0.0.0"),
        number(settings, "port", 0, 65_535),
        publicUrl == null ? null : url(publicUrl),
        text(settings, "database.url"),
        data,
        loops == 0 ? Runtime.getRuntime().availableProcessors() : loops,
        isOn(settings, "sample"),
        whoMayStart(settings),
        text(settings, "secret"),
        secretFile == null ? data.resolve("server.secret") : Path.of(secretFile));
  }

  /** What the server knows and its database does not: as set, or out of a file, made if need be. */
  ServerSecret serverSecret() {
    try {
      return secret == null ? ServerSecret.in(secretFile) : ServerSecret.of(secret);
    } catch (IllegalArgumentException e) {
      throw new BadSetting(
          secret == null ? "secret.file" : "secret",
          secret == null ? secretFile.toString() : "…",
          "at least " + ServerSecret.SHORTEST + " characters that nobody can guess");
    } catch (UncheckedIOException e) {
      throw new BadSetting(
          "secret.file", secretFile.toString(), "a file that can be read, or made");
    }
  }

  private static @Nullable String text(Properties settings, String name) {
    String value = settings.getProperty(name, "").strip();
    return value.isEmpty() ? null : value;
  }

  private static int number(Properties settings, String name, int least, int most) {
    String value = Objects.requireNonNullElse(text(settings, name), "");
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, with the bounds
    }
    throw new BadSetting(name, value, "a whole number from " + least + " to " + most);
  }

  private static WhoMayStart whoMayStart(Properties settings) {
    String who = Objects.requireNonNullElse(text(settings, "start"), "everybody");
    return switch (who) {
      case "everybody" -> WhoMayStart.everybody();
      case "nobody" -> WhoMayStart.nobody();
      case "password" -> {
        String password = text(settings, "start.password");
        if (password == null) {
          throw new BadSetting("start.password", "", "the password that start=password asks for");
        }
        yield WhoMayStart.whoKnows(password);
      }
      default -> throw new BadSetting("start", who, "everybody, password or nobody");
    };
  }

  private static boolean isOn(Properties settings, String name) {
    String value = Objects.requireNonNullElse(text(settings, name), "false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadSetting(name, value, "true or false");
    };
  }

  private static URI url(String value) {
    try {
      URI url = URI.create(value);
      if (url.getAuthority() != null && url.getScheme().matches("https?")) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new BadSetting("public.url", value, "an address like https://kiez.example");
  }

  /** The user's data folder, so that nothing is lost when the program's own folder is cleaned. */
  private static Path usualDataDir() {
    String home = System.getProperty("user.home", ".");
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String xdg = System.getenv("XDG_DATA_HOME");
    if (system.startsWith("mac")) {
      return Path.of(home, "Library", "Application Support", "kiezplenum");
    }
    String local = System.getenv("LOCALAPPDATA");
    if (system.startsWith("windows") && local != null) {
      return Path.of(local, "kiezplenum");
    }
    return (xdg == null || xdg.isEmpty() ? Path.of(home, ".local", "share") : Path.of(xdg))
        .resolve("kiezplenum");
  }

  /** A setting that cannot be what it is. */
  static final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadSetting(String name, String value, String wanted) {
      super("The setting " + name + " is \"" + value + "\" but must be " + wanted + ".");
    }
  }
}
