package org.kiezplenum.cli;

import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.util.Map;
import org.kiezplenum.backup.BackupRefused;
import org.kiezplenum.config.BadSetting;
import org.kiezplenum.journal.DatabaseRefused;
import org.kiezplenum.postgres.DataInUse;
import org.kiezplenum.postgres.PostgresFailed;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.urn.OtherSecret;

/** Says in one sentence why a start or an errand failed, and what to do. */
public final class Apology {
  private Apology() {}

  public static String of(Throwable failure, boolean errand, Messages messages, String lang) {
    Throwable cause = failure;
    while (cause.getCause() != null && !isKnown(cause)) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case DataInUse used -> messages.text(lang, used.key(), used.details());
      case BindException refused -> messages.text(lang, bind(refused));
      case UnknownHostException unknown -> messages.text(lang, "start.host-unknown");
      case PostgresFailed failed ->
          messages.text(
              lang,
              "start.postgres-failed",
              Map.of("why", messages.text(lang, failed.key(), failed.details())));
      case DatabaseRefused refused ->
          messages.text(
              lang,
              "start.database-refused",
              Map.of("why", messages.text(lang, refused.key(), refused.details())));
      case OtherSecret other -> messages.text(lang, "start.other-secret");
      case BadSetting bad -> messages.text(lang, bad.key(), bad.details());
      case BackupRefused refused -> messages.text(lang, refused.key(), refused.details());
      case InvalidPathException path ->
          messages.text(lang, "start.path", Map.of("why", path.getInput()));
      default ->
          messages.text(
              lang, errand ? "errand.failed" : "start.failed", Map.of("why", text(cause)));
    };
  }

  /** Only its words tell what it is about. */
  private static String bind(BindException refused) {
    String said = text(refused);
    if (said.contains("assign")) {
      return "start.host-elsewhere";
    }
    return said.contains("denied") ? "start.port-not-allowed" : "start.port-taken";
  }

  private static boolean isKnown(Throwable failure) {
    return failure instanceof DataInUse
        || failure instanceof BindException
        || failure instanceof UnknownHostException
        || failure instanceof PostgresFailed
        || failure instanceof DatabaseRefused
        || failure instanceof BackupRefused
        || failure instanceof OtherSecret
        || failure instanceof InvalidPathException
        || failure instanceof BadSetting;
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
