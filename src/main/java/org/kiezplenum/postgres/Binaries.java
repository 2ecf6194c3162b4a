package org.kiezplenum.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs for this machine, unpacked once a version. A half-unpacked folder is never
 * taken for a whole one: it gets its name when everything in it is on the disk.
 */
final class Binaries {
  private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);

  /** Enough of the archive's digest to tell versions apart. */
  private static final int NAME_LENGTH = 16;

  private static final int EXECUTABLE_BITS = 0111;

  private Binaries() {}

  /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
  static Path unpack(Path folder) throws IOException {
    URL archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path unpacked = folder.resolve(digest(archive));
    if (Files.isDirectory(unpacked)) {
      return unpacked;
    }
    LOG.info("unpacking PostgreSQL into {}", unpacked);
    Files.createDirectories(folder);
    Path half = Files.createTempDirectory(folder, "half-");
    try {
      unpack(archive, half);
      move(half, unpacked);
    } finally {
      delete(half);
    }
    return unpacked;
  }

  /** The archive for a machine, as Java names it. */
  static URL archive(String os, String architecture) {
    URL found = Binaries.class.getResource("/" + name(os, architecture));
    if (found != null) {
      return found;
    }
    throw new PostgresFailed("no-binaries", Map.of("system", os, "processor", architecture));
  }

  /** What the archive for a machine is called in the jar. */
  static String name(String os, String architecture) {
    String lower = os.toLowerCase(Locale.ROOT);
    String system =
        lower.startsWith("mac") ? "darwin" : lower.startsWith("windows") ? "windows" : lower;
    String machine =
        switch (architecture.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64", "x64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> architecture;
        };
    // Alpine has another C library, and an archive of its own.
    String library = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
    return "postgres-" + system + "-" + machine + library + ".txz";
  }

  private static String digest(URL archive) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(archive.openStream(), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, NAME_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static void unpack(URL archive, Path into) throws IOException {
    try (InputStream raw = new BufferedInputStream(archive.openStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("archive leaves its folder: " + entry.getName());
        }
        write(tar, entry, target);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    if ((entry.getMode() & EXECUTABLE_BITS) != 0) {
      target.toFile().setExecutable(true, false);
    }
    try (FileChannel written = FileChannel.open(target, StandardOpenOption.WRITE)) {
      written.force(true);
    }
  }

  private static void move(Path half, Path unpacked) throws IOException {
    try {
      Files.move(half, unpacked, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileAlreadyExistsException _) {
      LOG.debug("somebody else has unpacked the same");
    } catch (FileSystemException e) {
      // A folder with something in it cannot be replaced; then somebody else has unpacked the same.
      if (!Files.isDirectory(unpacked)) {
        throw e;
      }
    }
  }

  /** Deletes a folder with everything in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
