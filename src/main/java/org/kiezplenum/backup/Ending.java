package org.kiezplenum.backup;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** The last line: how many lines come before it, and the SHA-256 over all their bytes. */
record Ending(long lines, String sha256) {
  static final String BEGINNING = "{\"end\":";

  static String of(long lines, String sha256) {
    return new JsonObject()
        .put("end", new JsonObject().put("lines", lines).put("sha256", sha256))
        .encode();
  }

  static Ending read(String line) {
    try {
      JsonObject said = new JsonObject(line).getJsonObject("end");
      return new Ending(said.getLong("lines"), said.getString("sha256"));
    } catch (DecodeException | ClassCastException | NullPointerException e) {
      throw new BackupRefused("backup.damaged");
    }
  }
}
