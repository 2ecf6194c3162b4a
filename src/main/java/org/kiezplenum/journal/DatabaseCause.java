package org.kiezplenum.journal;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a database could not be opened, out of what PostgreSQL, Java and the client say. */
final class DatabaseCause {
  private DatabaseCause() {}

  /** Keeps a refusal as it is. */
  static DatabaseRefused of(Throwable failure, PgConnectOptions address) {
    DatabaseRefused known = find(failure, DatabaseRefused.class);
    if (known != null) {
      return known;
    }
    Map<String, Object> details = new HashMap<>();
    details.put("host", address.getHost());
    details.put("port", address.getPort());
    details.put("name", address.getDatabase());
    details.put("user", address.getUser());
    PgException said = find(failure, PgException.class);
    String code;
    if (said != null) {
      code = said(said);
      details.put("said", Objects.requireNonNullElse(said.getErrorMessage(), ""));
      details.put("state", Objects.requireNonNullElse(said.getSqlState(), ""));
    } else {
      Throwable complaint = complaint(address);
      Throwable cause = complaint == null ? failure : complaint;
      code = onTheWay(cause);
      Throwable deepest = deepest(cause);
      details.put("said", Objects.requireNonNullElse(deepest.getMessage(), deepest.toString()));
    }
    return new DatabaseRefused(code, details, failure);
  }

  /** What is wrong with the certificate, which the failure does not tell. */
  private static @Nullable Throwable complaint(PgConnectOptions address) {
    return address.getSslOptions() != null
            && address.getSslOptions().getTrustOptions() instanceof Trusted trusted
        ? trusted.complaint()
        : null;
  }

  private static String said(PgException said) {
    String state = Objects.requireNonNullElse(said.getSqlState(), "");
    return switch (state) {
      case "28P01" -> "database-password";
      case "28000" -> "database-not-admitted";
      case "3D000" -> "database-missing";
      case "42501" -> "database-rights";
      case "25006" -> "database-read-only";
      case "53300" -> "database-full";
      case "53100" -> "database-disk-full";
      case "57P01", "57P02", "57P03" -> "database-starting";
      case "42704", "22023" -> "database-parameter";
      default -> "database-said";
    };
  }

  private static String onTheWay(Throwable failure) {
    if (find(failure, UnknownHostException.class) != null) {
      return "database-host-unknown";
    }
    if (find(failure, CertificateException.class) != null
        || find(failure, SSLException.class) != null) {
      return tls(failure);
    }
    if (find(failure, ConnectException.class) != null
        || find(failure, NoRouteToHostException.class) != null) {
      return "database-down";
    }
    if (find(failure, TimeoutException.class) != null) {
      return "database-silent";
    }
    String words = String.valueOf(deepest(failure).getMessage());
    if (words.contains("does not handle SSL")) {
      return "database-tls-not-offered";
    }
    return failure instanceof VertxException || words.contains("closed")
        ? "database-hung-up"
        : "database-said";
  }

  /** Java tells only by words which of its checks of a certificate has failed. */
  private static String tls(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String words = String.valueOf(cause.getMessage());
      if (words.contains("No subject alternative")
          || words.contains("No name matching")
          || words.contains("No match")) {
        return "database-tls-name";
      }
    }
    return find(failure, CertificateException.class) == null
            && !String.valueOf(deepest(failure).getMessage()).contains("certification path")
        ? "database-tls"
        : "database-tls-untrusted";
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> kind) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return kind.cast(cause);
      }
    }
    return null;
  }

  private static Throwable deepest(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
