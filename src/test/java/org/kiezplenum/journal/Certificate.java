package org.kiezplenum.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate that nobody but its own holder has signed, and its key, in files as PostgreSQL and
 * its clients read them.
 */
record Certificate(Path certificate, Path key) {
  private static final char[] PASSWORD = "only for tests".toCharArray();

  /**
   * Makes one.
   *
   * @param names as {@code ip:127.0.0.1} or {@code dns:db.example}
   */
  static Certificate of(Path folder, String names) {
    try {
      Path store = folder.resolve("store.p12");
      keytool(
          "-genkeypair",
          "-alias",
          "it",
          "-keyalg",
          "EC",
          "-validity",
          "2",
          "-dname",
          "CN=test",
          "-ext",
          "san=" + names,
          "-ext",
          "bc:c",
          "-keystore",
          store.toString(),
          "-storetype",
          "PKCS12",
          "-storepass",
          new String(PASSWORD));
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, PASSWORD);
      }
      Path certificate = folder.resolve("server.crt");
      write(certificate, "CERTIFICATE", keys.getCertificate("it").getEncoded());
      Path key = folder.resolve("server.key");
      write(key, "PRIVATE KEY", keys.getKey("it", PASSWORD).getEncoded());
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
      return new Certificate(certificate, key);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void write(Path file, String what, byte[] bytes) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, lines));
  }

  private static void keytool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new AssertionError(said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
