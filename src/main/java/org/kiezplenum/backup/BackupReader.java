package org.kiezplenum.backup;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file from its first line to its last. Whoever has read it to {@link #end} knows that it is
 * whole and as it was written.
 */
final class BackupReader implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** How every file begins that gzip has made. */
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  /** More than any row has; a file without line ends must not fill the memory. */
  private static final int LONGEST_LINE = 64 << 20;

  private final Path file;
  private final InputStream in;
  private final MessageDigest digest = Digests.sha256();
  private final Header header;
  private long lines;

  private BackupReader(Path file, InputStream in) throws IOException {
    this.file = file;
    this.in = in;
    this.header = Header.read(line());
  }

  /** Whether a file begins as ours do, or is empty. */
  static boolean isOurs(Path file) throws IOException {
    try (InputStream in = open(file)) {
      byte[] beginning = in.readNBytes(Header.BEGINNING.length());
      return beginning.length == 0
          || new String(beginning, StandardCharsets.UTF_8).equals(Header.BEGINNING);
    } catch (EOFException | ZipException e) {
      // It only begins as if it were compressed.
      return false;
    }
  }

  /** Files of older servers are not compressed. */
  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      in.mark(GZIP.length);
      boolean isPacked = Arrays.equals(in.readNBytes(GZIP.length), GZIP);
      in.reset();
      return isPacked ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  static BackupReader of(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new BackupRefused("backup.no-file", Map.of("file", file.toString()));
      }
      if (!isOurs(file)) {
        throw new BackupRefused("backup.not-ours");
      }
      InputStream in = open(file);
      try {
        return new BackupReader(file, in);
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw cannot(file, e);
    }
  }

  /** Reads a file to its end and refuses one that is not whole. */
  static Header check(Path file, Progress progress) {
    try (BackupReader reading = of(file)) {
      long done = 0;
      for (Map.Entry<String, Long> table : reading.header.rows().entrySet()) {
        reading.table(table.getKey(), table.getValue());
        for (long row = 0; row < table.getValue(); row++) {
          reading.row();
          progress.at(++done, reading.header.all());
        }
      }
      reading.end();
      return reading.header;
    }
  }

  Header header() {
    return header;
  }

  /** The line before the rows of a table. */
  void table(String name, long rows) {
    try {
      JsonArray said = new JsonArray(next());
      if (said.getString(0).equals(name) && said.getLong(1) == rows) {
        return;
      }
    } catch (DecodeException | ClassCastException | NullPointerException e) {
      // told below
    }
    throw new BackupRefused("backup.damaged");
  }

  /** A row as a JSON object. */
  String row() {
    String row = next();
    if (row.startsWith(Ending.BEGINNING)) {
      throw new BackupRefused("backup.damaged");
    }
    return row;
  }

  /** Reads the last line, and refuses if it does not say what was read, or is not the last. */
  void end() {
    byte[] read = digest.digest();
    long before = lines;
    Ending ending = Ending.read(next());
    try {
      if (ending.lines() != before
          || !ending.sha256().equals(HexFormat.of().formatHex(read))
          || in.read() >= 0) {
        throw new BackupRefused("backup.damaged");
      }
    } catch (IOException e) {
      throw cannot(file, e);
    }
  }

  private String next() {
    try {
      return line();
    } catch (IOException e) {
      throw cannot(file, e);
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new BackupRefused("backup.cut-off");
      }
      if (line.size() == LONGEST_LINE) {
        throw new BackupRefused("backup.damaged");
      }
      line.write(next);
    }
    lines++;
    byte[] bytes = line.toByteArray();
    digest.update(bytes);
    digest.update((byte) '\n');
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static BackupRefused cannot(Path file, IOException e) {
    if (e instanceof EOFException) {
      return new BackupRefused("backup.cut-off");
    }
    if (e instanceof ZipException) {
      return new BackupRefused("backup.damaged");
    }
    return new BackupRefused(
        "backup.cannot-read",
        Map.of("file", file.toString(), "why", String.valueOf(e.getMessage())));
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw cannot(file, e);
    }
  }
}
