package org.kiezplenum.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data of our own PostgreSQL and the password to it: made once, and then only looked at. */
final class Cluster {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final int PASSWORD_BYTES = 32;
  static final String USER = "kiezplenum";

  /** The PostgreSQL that is in the archives; data of another one cannot be opened by it. */
  static final String POSTGRES = "18";

  private Cluster() {}

  /** The folder of the data below {@code folder}. */
  static Path of(Path folder) {
    return folder.resolve("cluster");
  }

  /** Makes the data if there is none, and answers the password. */
  static String prepare(Path folder, Programs programs) throws IOException {
    Path cluster = of(folder);
    Path passwordFile = folder.resolve("password");
    if (!Files.exists(cluster)) {
      return make(folder, cluster, passwordFile, programs);
    }
    checkVersion(cluster);
    checkPassword(folder);
    return Files.readString(passwordFile).trim();
  }

  private static String make(Path folder, Path cluster, Path passwordFile, Programs programs)
      throws IOException {
    LOG.info("making a new database in {}", cluster);
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    writePassword(passwordFile, password);
    keep(folder);

    // It gets its name when it is whole, so that a crash half-way leaves nothing to trip over.
    Path half = folder.resolve("cluster-half");
    String lastLines = "";
    for (String locale : List.of("C.UTF-8", "C")) {
      Binaries.delete(half);
      Programs.ProgramEnd ended = programs.run("initdb", initdb(half, passwordFile, locale));
      if (ended.code() == 0) {
        Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
        keep(folder);
        return password;
      }
      lastLines = ended.lastLines();
    }
    throw Programs.failed("initdb-failed", folder, lastLines);
  }

  /**
   * @param locale of the C library, for the little that ICU does not do; macOS before 15 and
   *     Windows have none for UTF-8
   */
  private static List<String> initdb(Path data, Path passwordFile, String locale) {
    return new ArrayList<>(
        List.of(
            "--pgdata=" + data,
            "--username=" + USER,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            // Names and titles are sorted as German readers expect, on every machine alike.
            "--locale-provider=icu",
            "--icu-locale=de-DE",
            "--locale=" + locale,
            "--text-search-config=german",
            "--no-instructions"));
  }

  private static void writePassword(Path file, String password) throws IOException {
    Path half = file.resolveSibling("password-half");
    Files.deleteIfExists(half);
    if (Programs.windows()) {
      // The user's data folder is closed to other users there.
      Files.createFile(half);
    } else {
      Files.createFile(
          half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(half, password + "\n");
    // The data are on the disk when initdb ends, and worth nothing without their password.
    try (FileChannel written = FileChannel.open(half, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Brings the names in a folder to the disk, where a system has a way to ask for that. */
  private static void keep(Path folder) throws IOException {
    if (!Programs.windows()) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  static void checkPassword(Path folder) {
    Path file = folder.resolve("password");
    if (!Files.exists(file)) {
      throw new PostgresFailed("password-lost", Map.of("folder", of(folder), "file", file));
    }
  }

  static void checkVersion(Path cluster) throws IOException {
    String data = Files.readString(cluster.resolve("PG_VERSION")).trim();
    if (!data.equals(POSTGRES)) {
      throw new PostgresFailed(
          "data-of-another-version", Map.of("folder", cluster, "theirs", data, "ours", POSTGRES));
    }
  }
}
