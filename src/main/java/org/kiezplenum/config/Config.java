package org.kiezplenum.config;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.urn.ServerSecret;
import org.kiezplenum.web.http.Limits;
import org.kiezplenum.web.http.WhoMayStart;

/**
 * The settings. Each stands in {@code config/kiezplenum.properties} with its default and one line
 * of why; that file travels with the program. A file of the same name in the working directory, and
 * after it the environment ({@code public.url} is {@code PUBLIC_URL} there), override it. What is
 * wrong in them is a {@link BadSetting}.
 *
 * @param host the address to listen on
 * @param port the port to listen on
 * @param publicUrl the address people use, if a proxy or a name stands in front
 * @param hostNames by which the server may be called beside those it knows by itself
 * @param databaseUrl the PostgreSQL to use; absent for our own
 * @param dataDir where our own PostgreSQL keeps its data
 * @param eventLoops event loops that serve requests
 * @param sample whether a demonstration is to be there
 * @param whoMayStart an assembly on this server
 * @param limits of what one address may do
 * @param secret what the server knows and its database does not; absent if it is in the file
 * @param secretFile the file that it stands in, where it is not set directly
 */
public record Config(
    String host,
    int port,
    @Nullable URI publicUrl,
    List<String> hostNames,
    @Nullable String databaseUrl,
    Path dataDir,
    int eventLoops,
    boolean sample,
    WhoMayStart whoMayStart,
    Limits limits,
    @Nullable String secret,
    Path secretFile) {
  public static Config load(Path workingDirectory, Map<String, String> environment) {
    return read(RawSettings.load(workingDirectory, environment));
  }

  /** Where a file of settings is looked for. */
  public static Path file(Path workingDirectory) {
    return workingDirectory.resolve(SettingsFile.NAME).toAbsolutePath().normalize();
  }

  private static Config read(RawSettings settings) {
    String publicUrl = text(settings, "public.url");
    String dataDir = text(settings, "data.dir");
    Path data = dataDir == null ? usualDataDir() : path("data.dir", dataDir);
    String secret = text(settings, "secret");
    String secretFile = text(settings, "secret.file");
    if (secret != null && secretFile != null) {
      throw new BadSetting("setting.two-secrets", Map.of());
    }
    int loops = number(settings, "event.loops", 0, 64);
    return new Config(
        host(settings),
        number(settings, "port", 0, 65_535),
        publicUrl == null ? null : PublicUrl.read(publicUrl),
        names(settings),
        text(settings, "database.url"),
        data,
        loops == 0 ? Runtime.getRuntime().availableProcessors() : loops,
        isOn(settings, "sample"),
        whoMayStart(settings),
        new Limits(
            number(settings, "joins.per.address", 0, 1_000_000),
            number(settings, "assemblies.per.address", 0, 1_000_000)),
        secret,
        secretFile == null ? data.resolve("server.secret") : path("secret.file", secretFile));
  }

  /** What the server knows and its database does not: as set, or out of a file, made if need be. */
  public ServerSecret serverSecret() {
    try {
      return secret == null ? ServerSecret.in(secretFile) : ServerSecret.of(secret);
    } catch (IllegalArgumentException e) {
      throw secret == null
          ? new BadSetting(
              "setting.secret-file-short",
              Map.of("file", secretFile, "least", ServerSecret.SHORTEST))
          : new BadSetting("setting.secret-short", Map.of("least", ServerSecret.SHORTEST));
    } catch (UncheckedIOException e) {
      throw new BadSetting("setting.secret-file", Map.of("file", secretFile));
    }
  }

  private static @Nullable String text(RawSettings settings, String name) {
    String value = settings.of(name);
    return value.isEmpty() ? null : value;
  }

  /** An empty one would be every address of this machine, which nobody has said. */
  private static String host(RawSettings settings) {
    String host = settings.of("host");
    if (!host.matches("[A-Za-z0-9._:%-]+")) {
      throw bad("setting.host", "host", host);
    }
    return host;
  }

  private static Path path(String name, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw bad("setting.path", name, value);
    }
  }

  private static BadSetting bad(String key, String name, String value) {
    return new BadSetting(
        key, Map.of("name", name, "variable", RawSettings.variable(name), "value", value));
  }

  private static List<String> names(RawSettings settings) {
    String names = text(settings, "host.names");
    return names == null
        ? List.of()
        : Arrays.stream(names.split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
  }

  private static int number(RawSettings settings, String name, int least, int most) {
    String value = settings.of(name);
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, with the bounds
    }
    throw new BadSetting(
        "setting.number",
        Map.of(
            "name",
            name,
            "variable",
            RawSettings.variable(name),
            "value",
            value,
            "least",
            least,
            "most",
            most));
  }

  /** A password beside any other word would look like a lock and be none. */
  private static WhoMayStart whoMayStart(RawSettings settings) {
    String who = settings.of("start");
    String password = text(settings, "start.password");
    WhoMayStart may =
        switch (who) {
          case "everybody" -> WhoMayStart.everybody();
          case "nobody" -> WhoMayStart.nobody();
          case "password" -> {
            if (password == null) {
              throw new BadSetting("setting.password-missing", Map.of());
            }
            yield WhoMayStart.whoKnows(password);
          }
          default -> throw bad("setting.start", "start", who);
        };
    if (password != null && !who.equals("password")) {
      throw new BadSetting("setting.password-unused", Map.of("value", who));
    }
    return may;
  }

  private static boolean isOn(RawSettings settings, String name) {
    String value = settings.of(name);
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw bad("setting.switch", name, value);
    };
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
}
