package org.kiezplenum.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.pgclient.PgConnectOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.texts.Messages;

/** What a start would find and do in a PostgreSQL that somebody brings. */
@Tag("slow")
class StartCheckOnDatabaseTest {
  private static final Messages MESSAGES = Messages.load();

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>(Map.of("PORT", "0"));
  private final List<String> said = new ArrayList<>();

  private boolean isWell() {
    environment.put("SECRET_FILE", folder.resolve("server.secret").toString());
    return new StartCheck(MESSAGES, "en", said::add).run(folder, environment);
  }

  @Test
  void aDatabaseOfYourOwnIsLookedAtAndLeftAsItIs() {
    PgConnectOptions address = TestPostgres.address();
    environment.put("DATABASE_URL", url(address, address.getPassword()));
    assertThat(isWell()).as("%s", said).isTrue();
    assertThat(said).anyMatch(line -> line.contains("was never used"));
    said.clear();
    assertThat(isWell()).isTrue();
    assertThat(said).anyMatch(line -> line.contains("was never used"));

    Database used = result(Database.open(TestPostgres.vertx(), address));
    result(used.pool().query("delete from migration where number > 3").execute());
    said.clear();
    assertThat(isWell()).isTrue();
    assertThat(said).anyMatch(line -> line.contains("comes from an older Kiezplenum"));
    result(used.pool().query("insert into migration values (4, '0004-x.sql', 'x')").execute());
    said.clear();
    assertThat(isWell()).isFalse();
    assertThat(said).anyMatch(line -> line.startsWith("WRONG") && line.contains("0004"));
    result(used.close());

    environment.put("DATABASE_URL", url(address, "wrong"));
    said.clear();
    assertThat(isWell()).isFalse();
    assertThat(said)
        .anyMatch(line -> line.startsWith("WRONG") && line.contains("does not accept the password"))
        .noneMatch(line -> line.contains(address.getPassword()));
  }

  private static String url(PgConnectOptions address, String password) {
    return "postgresql://%s:%s@127.0.0.1:%d/%s"
        .formatted(address.getUser(), password, address.getPort(), address.getDatabase());
  }
}
