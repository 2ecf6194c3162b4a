package org.kiezplenum.live;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.kiezplenum.journal.Waiting;

/**
 * A file system of its own (ext4 in a file) that can lose its power: whatever was not synced until
 * that instant is gone, as when somebody pulls the plug. The kernel does it itself (the ioctl of
 * xfstests' "godown": shut down without flushing the log).
 *
 * <p>It forgets what the system still had in memory. It does not forget what a disk's own cache had
 * taken and not yet written: that a flush reaches the disk is the kernel's promise and not tested
 * here. What the kernel wrote back by itself before, after five to thirty seconds, is kept.
 */
final class LossyDisk implements AutoCloseable {
  private static final long SHUT_DOWN = 0x8004587dL;
  private static final int WITHOUT_FLUSHING = 2;

  private final Path image;
  private final Path folder;

  private LossyDisk(Path image, Path folder) {
    this.image = image;
    this.folder = folder;
  }

  /** An empty one. Where this system does not let us mount one, the test is skipped, loudly. */
  static LossyDisk ofMegabytes(int size) {
    try {
      Files.createDirectories(Path.of("target"));
      Path folder = Files.createTempDirectory(Path.of("target"), "lossy-disk-").toAbsolutePath();
      Path image = folder.resolveSibling(folder.getFileName() + ".image");
      try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
        file.setLength(size * 1024L * 1024L);
      }
      LossyDisk disk = new LossyDisk(image, folder);
      if (!runs("mkfs.ext4", "-q", "-F", image.toString()) || !disk.mount()) {
        Files.delete(image);
        Files.delete(folder);
        String message = "NOT TESTED: no disk can be mounted here (that takes root on Linux).";
        System.err.println(message);
        Assumptions.abort(message);
      }
      return disk;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean mount() {
    return runs("mount", "-o", "loop,noatime", image.toString(), folder.toString());
  }

  Path folder() {
    return folder;
  }

  /** Everything that was written so far survives. */
  void syncs() {
    if (!runs("sync", "-f", folder.toString())) {
      throw new AssertionError("sync failed");
    }
  }

  /** From this instant on nothing is written, and nothing can be read. */
  void losesPower() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(folder.toString());
      MemorySegment how = arena.allocateFrom(JAVA_INT, WITHOUT_FLUSHING);
      int file = (int) call("open", ADDRESS, JAVA_INT).invokeExact(name, 0);
      int failed =
          (int) call("ioctl", JAVA_INT, JAVA_LONG, ADDRESS).invokeExact(file, SHUT_DOWN, how);
      failed |= (int) call("close", JAVA_INT).invokeExact(file);
      if (failed != 0) {
        throw new AssertionError("the file system did not go down");
      }
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static MethodHandle call(String name, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(),
        FunctionDescriptor.of(JAVA_INT, arguments));
  }

  /** The machine starts again. Nobody may have a file open. */
  void comesBack() {
    unmount();
    if (!mount()) {
      throw new AssertionError("it cannot be mounted again");
    }
  }

  private void unmount() {
    Waiting.until(() -> runs("umount", folder.toString()));
  }

  private static boolean runs(String... command) {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean well = process.waitFor() == 0;
      if (!well && !said.contains("busy")) {
        System.err.println(String.join(" ", command) + ": " + said.strip());
      }
      return well;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    unmount();
    try {
      Files.delete(image);
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
