package org.kiezplenum.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a start would find in a data folder, and do there. Looking changes nothing.
 *
 * @param folder itself
 * @param isMade whether there are data in it
 * @param isRunning whether a PostgreSQL that was left behind runs on them
 * @param freeBytes room on its disk
 */
public record DataFolder(Path folder, boolean isMade, boolean isRunning, long freeBytes) {
  /** What the programs and empty data take, and as much again to begin with. */
  private static final long LEAST_BYTES = 250_000_000;

  /**
   * Looks.
   *
   * @throws DataInUse if a server runs on it
   * @throws PostgresFailed as a start would
   */
  public static DataFolder of(Path asked) {
    Path folder = asked.toAbsolutePath().normalize();
    Binaries.archive(System.getProperty("os.name"), System.getProperty("os.arch"));
    Programs.refuseRoot();
    Path there = folder;
    while (Files.notExists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      throw new PostgresFailed(
          "folder-not-writable", Map.of("where", folder, "said", there.toString()));
    }
    if (FolderLock.isTaken(folder)) {
      throw new DataInUse(folder);
    }
    try {
      Path cluster = Cluster.of(folder);
      boolean isMade = Files.exists(cluster);
      if (isMade) {
        Cluster.checkVersion(cluster);
        Cluster.checkPassword(folder);
      }
      long free = Files.getFileStore(there).getUsableSpace();
      if (free < LEAST_BYTES) {
        throw new PostgresFailed("disk-full", Map.of("where", folder));
      }
      boolean isRunning =
          isMade && PidFile.read(cluster).filter(file -> file.runs(cluster)).isPresent();
      return new DataFolder(folder, isMade, isRunning, free);
    } catch (IOException e) {
      throw Programs.failed("folder-not-writable", folder, String.valueOf(e.getMessage()), e);
    }
  }
}
