package org.kiezplenum.urn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The file with the server's secret. It holds the text of generation 0, or a later generation as
 * {@link Content} writes it. Under its name there is always one of them whole, and never an earlier
 * one than before: a new one gets the name when it is on the disk, and processes that share the
 * file take turns by a lock on another beside it. What stood there is then written over where it
 * was; a file system or a disk that keeps old states keeps it nevertheless.
 */
final class SecretFile {
  private static final String HEADING = "kiezplenum secret";
  private static final int MOST_TRIES = 10;

  /** Within a process, which a lock on a file does not keep apart. */
  private static final Object TURN = new Object();

  private final Path path;

  private SecretFile(Path path) {
    this.path = path;
  }

  /** What stands in it. */
  record Content(String name, Generation generation) {

    static Content read(String text) {
      List<String> lines = text.strip().lines().map(String::strip).toList();
      if (lines.isEmpty() || !lines.getFirst().equals(HEADING)) {
        Generation first = Generation.first(ServerSecret.checked(text));
        return new Content(first.fingerprint(), first);
      }
      return new Content(
          value(lines, "name"),
          Generation.of(Long.parseLong(value(lines, "generation")), value(lines, "secret")));
    }

    private static String value(List<String> lines, String key) {
      return lines.stream()
          .filter(line -> line.startsWith(key + " "))
          .findFirst()
          .map(line -> line.substring(key.length()).strip())
          .orElseThrow(() -> new IllegalArgumentException("the secret has no " + key));
    }

    String write() {
      return HEADING
          + "\ngeneration "
          + generation.number()
          + "\nname "
          + name
          + "\nsecret "
          + generation.hex()
          + "\n";
    }
  }

  /** The file at this place, made if there is none. */
  static SecretFile at(Path path) throws IOException {
    if (!Files.exists(path)) {
      make(path);
    }
    // Whoever replaces a link leaves what it leads to as it was.
    return new SecretFile(path.toRealPath());
  }

  /** Two processes may start at once: whoever is second takes what the first has made. */
  private static void make(Path path) throws IOException {
    Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path half = half(path, ServerSecret.random() + "\n");
    try {
      Files.createLink(path, half);
    } catch (FileAlreadyExistsException e) {
      // Somebody was faster.
    } finally {
      Files.deleteIfExists(half);
    }
    // Before any database goes by it: who lost it with the power could never start again.
    for (Path above = folder; above != null; above = above.getParent()) {
      force(above);
    }
  }

  private static Path half(Path path, String text) throws IOException {
    Path half =
        Files.createTempFile(
            path.toAbsolutePath().getParent(), ".secret", ".half", onlyOwner(path));
    Files.writeString(half, text, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
    return half;
  }

  private static FileAttribute<?>[] onlyOwner(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  boolean canBeReplaced() {
    return Files.isWritable(path) && Files.isWritable(Objects.requireNonNull(path.getParent()));
  }

  /** What was replaced while it was read shows zeros, and is read again under its name. */
  Content read() throws IOException {
    for (int i = 0; i < MOST_TRIES; i++) {
      String text = Files.readString(path);
      if (text.indexOf('\0') < 0) {
        return Content.read(text);
      }
    }
    throw new IllegalArgumentException("the secret is damaged");
  }

  /** Unless it holds this generation already, or a later one. */
  void replace(Content next) throws IOException {
    synchronized (TURN) {
      try (FileChannel turn =
              FileChannel.open(
                  path.resolveSibling(path.getFileName() + ".lock"),
                  Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                  onlyOwner(path));
          FileLock mine = turn.lock()) {
        if (mine.isValid() && read().generation().number() < next.generation().number()) {
          replaceNow(next.write());
        }
      }
    }
  }

  private void replaceNow(String text) throws IOException {
    Path half = half(path, text);
    // Opened before it loses its name, to be written over afterwards.
    try (FileChannel old = FileChannel.open(path, StandardOpenOption.WRITE)) {
      Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
      force(Objects.requireNonNull(path.getParent()));
      old.write(ByteBuffer.allocate((int) old.size()), 0);
      old.force(true);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** A name is on the disk when the folder is. Not every system lets us ask for that. */
  private static void force(Path folder) {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // Windows; the file itself is on the disk.
    }
  }
}
