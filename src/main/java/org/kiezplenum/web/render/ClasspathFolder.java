package org.kiezplenum.web.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a whole folder into memory, whether it lies in a directory or inside the runnable jar. */
public final class ClasspathFolder {

  private ClasspathFolder() {}

  /** Path below the folder, with forward slashes, and content. A missing folder is empty. */
  public static Map<String, byte[]> read(String folder) {
    URL url = ClasspathFolder.class.getResource("/" + folder);
    if (url == null) {
      return Map.of();
    }
    try {
      URI uri = url.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return readDirectory(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return readDirectory(jar.getPath("/" + folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + url, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Map<String, byte[]> readDirectory(Path directory) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        files.put(
            directory.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
    }
    return files;
  }
}
