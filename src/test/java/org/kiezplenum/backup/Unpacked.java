package org.kiezplenum.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A backup as it was written by servers that did not compress it, and as gzip unpacks it. */
public final class Unpacked {
  private Unpacked() {}

  public static String text(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The same in a file beside it. */
  public static Path file(Path file) throws IOException {
    return Files.writeString(file.resolveSibling(file.getFileName() + ".plain"), text(file));
  }
}
