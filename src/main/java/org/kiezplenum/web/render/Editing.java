package org.kiezplenum.web.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * For those who edit pages while the server runs: if the environment variable KIEZPLENUM_DEV names
 * the folder of the sources, templates, scripts and styles are read from there, and again whenever
 * one of them changes. Everywhere else they are read once, from the program itself.
 */
public final class Editing {

  private static final @Nullable String SOURCES = System.getenv("KIEZPLENUM_DEV");

  private static final Map<String, String> FOLDERS =
      Map.of("templates", "src/main/resources/templates", "webroot", "webroot");

  private static final long LOOK_EVERY_MILLIS = 300;

  private Editing() {}

  public static boolean isOn() {
    return SOURCES != null;
  }

  /** The files of this folder of the class path, or of the sources while editing. */
  public static Map<String, byte[]> read(String folder) {
    if (SOURCES == null) {
      return ClasspathFolder.read(folder);
    }
    try {
      return ClasspathFolder.readDirectory(Path.of(SOURCES, FOLDERS.get(folder)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something made from those files; while editing it is made anew when they have changed. */
  public static final class Latest<T> {
    private final Supplier<T> maker;
    private volatile T made;
    private long lookedAt = System.currentTimeMillis();
    private long change = isOn() ? lastChange() : 0;

    public Latest(Supplier<T> maker) {
      this.maker = maker;
      this.made = maker.get();
    }

    public T get() {
      if (isOn()) {
        look();
      }
      return made;
    }

    private synchronized void look() {
      long now = System.currentTimeMillis();
      if (now - lookedAt > LOOK_EVERY_MILLIS) {
        lookedAt = now;
        long latest = lastChange();
        if (latest != change) {
          change = latest;
          made = maker.get();
        }
      }
    }
  }

  private static long lastChange() {
    long latest = 0;
    for (String folder : FOLDERS.values()) {
      try (Stream<Path> paths = Files.walk(Path.of(String.valueOf(SOURCES), folder))) {
        for (Path path : (Iterable<Path>) paths::iterator) {
          latest = Math.max(latest, Files.getLastModifiedTime(path).toMillis());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return latest;
  }
}
