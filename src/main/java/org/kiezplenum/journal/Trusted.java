package org.kiezplenum.journal;

import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates count, and why the latest one did not: the client of PostgreSQL tells of a
 * certificate that was refused only that the connection was closed.
 */
final class Trusted implements TrustOptions {
  private final X509ExtendedTrustManager judge;
  private final TrustOptions recording;
  private volatile @Nullable CertificateException complaint;

  private Trusted(X509ExtendedTrustManager judge) {
    this.judge = judge;
    this.recording = TrustOptions.wrap(new Recording());
  }

  /** Those that Java trusts. */
  static Trusted ofJava() {
    try {
      return new Trusted(judge(null));
    } catch (GeneralSecurityException e) {
      throw new DatabaseRefused("database-root-unreadable", Map.of("file", "system"), e);
    }
  }

  /** Those in a file in PEM format, and no others. Throws {@link DatabaseRefused}. */
  static Trusted of(String file) {
    try {
      byte[] pem = Files.readAllBytes(Path.of(file));
      KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
      roots.load(null, null);
      int number = 0;
      for (Certificate each :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))) {
        roots.setCertificateEntry("root-" + number++, each);
      }
      if (number == 0) {
        throw new CertificateException("there is none");
      }
      return new Trusted(judge(roots));
    } catch (IOException | InvalidPathException | GeneralSecurityException e) {
      throw new DatabaseRefused("database-root-unreadable", Map.of("file", file));
    }
  }

  private static X509ExtendedTrustManager judge(@Nullable KeyStore roots)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(roots);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** What was wrong with the latest certificate; absent if nothing was, or none was seen. */
  @Nullable CertificateException complaint() {
    return complaint;
  }

  @Override
  public TrustOptions copy() {
    return this;
  }

  @Override
  public TrustManagerFactory getTrustManagerFactory(Vertx vertx) throws Exception {
    return recording.getTrustManagerFactory(vertx);
  }

  @Override
  public Function<String, TrustManager[]> trustManagerMapper(Vertx vertx) throws Exception {
    return recording.trustManagerMapper(vertx);
  }

  private interface Check {
    void run() throws CertificateException;
  }

  private final class Recording extends X509ExtendedTrustManager {
    private void keep(Check check) throws CertificateException {
      try {
        check.run();
        complaint = null;
      } catch (CertificateException e) {
        complaint = e;
        throw e;
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      keep(() -> judge.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      keep(() -> judge.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      keep(() -> judge.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      judge.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      judge.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      judge.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return judge.getAcceptedIssuers();
    }
  }
}
