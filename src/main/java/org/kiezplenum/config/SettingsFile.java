package org.kiezplenum.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * The file of settings: what stands in it, each name once. One that is there and cannot be read is
 * refused rather than passed over.
 */
final class SettingsFile {
  static final String NAME = "config/kiezplenum.properties";

  private static final String MARK = "\uFEFF";

  private SettingsFile() {}

  /** All settings that there are, with their defaults. */
  static Map<String, String> defaults() {
    try (InputStream in = SettingsFile.class.getResourceAsStream("/" + NAME)) {
      return parse(Objects.requireNonNull(in, NAME).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is set in a folder; nothing if there is no such file. Throws {@link BadSetting}. */
  static Map<String, String> in(Path workingDirectory) {
    Path file = workingDirectory.resolve(NAME);
    if (!isThere(file)) {
      return Map.of();
    }
    try {
      return parse(Files.readAllBytes(file));
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new BadSetting("setting.file-not-text", Map.of("file", NAME));
    } catch (AccessDeniedException e) {
      throw new BadSetting("setting.file-denied", Map.of("file", NAME));
    } catch (IOException e) {
      throw new BadSetting("setting.file-unreadable", Map.of("file", NAME));
    }
  }

  /** Also one that is hidden from us, and a link that leads nowhere. */
  private static boolean isThere(Path file) {
    Path folder = Objects.requireNonNull(file.getParent());
    if (Files.isRegularFile(folder)) {
      // Somebody else's file that is called like our folder.
      return false;
    }
    return !Files.notExists(file, LinkOption.NOFOLLOW_LINKS)
        || (Files.isSymbolicLink(folder) && Files.notExists(folder));
  }

  private static Map<String, String> parse(byte[] bytes) throws IOException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    Once once = new Once();
    once.load(new StringReader(text.startsWith(MARK) ? text.substring(1) : text));
    return once.read;
  }

  /** Refuses a name that stands there twice with different values: the second would win unseen. */
  private static final class Once extends Properties {
    private static final long serialVersionUID = 1;

    private final transient Map<String, String> read = new HashMap<>();

    @Override
    public synchronized Object put(Object name, Object value) {
      String before = read.put((String) name, (String) value);
      if (before != null && !before.equals(value)) {
        throw new BadSetting("setting.twice", Map.of("file", NAME, "name", name));
      }
      return value;
    }

    @Override
    public synchronized boolean equals(Object other) {
      return this == other;
    }

    @Override
    public synchronized int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
