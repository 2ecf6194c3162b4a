package org.kiezplenum.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A file under way. It has a temporary name, and gets its own when everything in it is on the disk,
 * so that there is never half a backup under the name of a whole one. It is compressed as {@code
 * gzip} does, and only its owner may read it.
 */
final class UnfinishedFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Path half;
  private final FileChannel channel;
  private final GZIPOutputStream packed;
  private final OutputStream out;
  private final MessageDigest digest = Digests.sha256();
  private long lines;

  private UnfinishedFile(Path file, Path half, FileChannel channel) throws IOException {
    this.file = file;
    this.half = half;
    this.channel = channel;
    this.packed = new GZIPOutputStream(Channels.newOutputStream(channel), BUFFER);
    this.out = new BufferedOutputStream(packed, BUFFER);
  }

  /** Begins one that may take the place of an earlier backup, but of nothing else. */
  static UnfinishedFile to(Path asked) {
    Path file = asked.toAbsolutePath().normalize();
    try {
      if (Files.exists(file) && !BackupReader.isOurs(file)) {
        throw new BackupRefused("backup.other-file", Map.of("file", file.toString()));
      }
      Path half = file.resolveSibling("." + file.getFileName() + "." + name() + ".half");
      create(half);
      // Also when somebody presses Ctrl-C in the middle.
      half.toFile().deleteOnExit();
      return new UnfinishedFile(file, half, FileChannel.open(half, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw cannot(file, e);
    }
  }

  private static String name() {
    return Long.toString(ProcessHandle.current().pid());
  }

  private static void create(Path half) throws IOException {
    Files.deleteIfExists(half);
    if (half.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(half);
    }
  }

  private static BackupRefused cannot(Path file, IOException e) {
    String why = e instanceof FileSystemException ? e.getClass().getSimpleName() : e.getMessage();
    return new BackupRefused(
        "backup.cannot-write", Map.of("file", file.toString(), "why", String.valueOf(why)));
  }

  void line(String line) {
    lines++;
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    digest.update(bytes);
    put(bytes);
  }

  private void put(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw cannot(file, e);
    }
  }

  /** Writes the last line, waits for the disk and gives the file its name; its size in bytes. */
  long finish() {
    put(
        (Ending.of(lines, HexFormat.of().formatHex(digest.digest())) + "\n")
            .getBytes(StandardCharsets.UTF_8));
    try {
      out.flush();
      packed.finish();
      channel.force(true);
      long size = channel.size();
      channel.close();
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      keepName();
      return size;
    } catch (IOException e) {
      throw cannot(file, e);
    }
  }

  /** The name is on the disk when the folder is. Not every system lets us ask for that. */
  private void keepName() {
    Path folder = file.getParent();
    if (folder != null) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      } catch (IOException e) {
        // Windows; the file itself is on the disk.
      }
    }
  }

  /** Leaves nothing behind that was not finished. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(half);
    } catch (IOException e) {
      throw cannot(half, e);
    }
  }
}
