package org.kiezplenum.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which Kiezplenum this is: the version in the build file, which the build writes beside it. */
public final class ProgramVersion {
  public static final String TEXT = read();

  private ProgramVersion() {}

  private static String read() {
    Properties build = new Properties();
    try (InputStream in = ProgramVersion.class.getResourceAsStream("/version.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = build.getProperty("version", "");
    // Compiled by something else than the build, which leaves the file as it is written.
    return version.isEmpty() || version.startsWith("$") ? "dev" : version;
  }
}
