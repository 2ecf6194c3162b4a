package org.kiezplenum.seats;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.journal.Database;

/** Who holds which token, in PostgreSQL. */
public final class PgSeats implements Seats {
  private static final String RECOVERY = " recovery ";
  private static final Pattern STORED =
      Pattern.compile("(?<role>\\S+)(?<back> recovery( (?<count>[0-9]{1,9}))?)?");
  private static final String SEAT = "seat 2";

  /** Of seats whose browser had one token for all assemblies. None is added. */
  private static final String EARLIER_SEAT = "seat";

  private final Database database;

  public PgSeats(Database database) {
    this.database = database;
  }

  @Override
  public Future<Void> take(AssemblyId assembly, String token, PersonId person) {
    return database
        .pool()
        .preparedQuery(
            """
            insert into seat (assembly, token, person) values ($1, $2, $3)
            on conflict (assembly, token) do update set person = excluded.person\
            """)
        .execute(Tuple.of(assembly.value(), digest(SEAT, assembly, token), person.value()))
        .mapEmpty();
  }

  @Override
  public Future<Optional<PersonId>> find(AssemblyId assembly, String token) {
    return database
        .pool()
        .preparedQuery("select person from seat where assembly = $1 and token in ($2, $3)")
        .execute(
            Tuple.of(
                assembly.value(),
                digest(SEAT, assembly, token),
                digest(EARLIER_SEAT, assembly, token)))
        .map(rows -> only(rows).map(PersonId::new));
  }

  @Override
  public Future<Optional<PersonId>> findEarlier(AssemblyId assembly, String token) {
    return database
        .pool()
        .preparedQuery("select person from seat where assembly = $1 and token = $2")
        .execute(Tuple.of(assembly.value(), digest(EARLIER_SEAT, assembly, token)))
        .map(rows -> only(rows).map(PersonId::new));
  }

  @Override
  public Future<Void> cutKey(AssemblyId assembly, String key, RoleKey opens) {
    return database
        .pool()
        .preparedQuery(
            """
            insert into role_key (assembly, key, role) values ($1, $2, $3)
            on conflict (assembly, key) do update set role = excluded.role\
            """)
        .execute(Tuple.of(assembly.value(), digest("key", assembly, key), stored(opens)))
        .mapEmpty();
  }

  @Override
  public Future<Optional<RoleKey>> opens(AssemblyId assembly, String key) {
    return database
        .pool()
        .preparedQuery("select role from role_key where assembly = $1 and key = $2")
        .execute(Tuple.of(assembly.value(), digest("key", assembly, key)))
        .map(rows -> only(rows).flatMap(PgSeats::opens));
  }

  @Override
  public Future<Void> dropKeys(AssemblyId assembly, Role role) {
    return database
        .pool()
        .preparedQuery("delete from role_key where assembly = $1 and split_part(role, ' ', 1) = $2")
        .execute(Tuple.of(assembly.value(), role.wireName()))
        .mapEmpty();
  }

  /** As one word; a second one and a number stand behind it for a key that leads back. */
  private static String stored(RoleKey opens) {
    return opens.role().wireName() + (opens.isRecovery() ? RECOVERY + opens.publications() : "");
  }

  private static Optional<RoleKey> opens(String stored) {
    Matcher written = STORED.matcher(stored);
    return written.matches()
        ? Arrays.stream(Role.values())
            .filter(role -> role.wireName().equals(written.group("role")))
            .map(role -> opens(role, written))
            .findFirst()
        : Optional.empty();
  }

  /** One without a number was made by an earlier server, and ends with the first publication. */
  private static RoleKey opens(Role role, Matcher written) {
    String count = written.group("count");
    return written.group("back") == null
        ? RoleKey.to(role)
        : RoleKey.back(role, count == null ? 0 : Integer.parseInt(count));
  }

  private static Optional<String> only(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next().getString(0));
  }

  /**
   * The assembly is hashed with the token, so that the rows of one browser in two assemblies have
   * nothing in common; its length is fixed, so that the two cannot be cut apart differently. A
   * token has 256 random bits, so that no slow hash is needed.
   */
  private static Buffer digest(String what, AssemblyId assembly, String secret) {
    String text = "kiezplenum " + what + " " + assembly + " " + secret;
    try {
      return Buffer.buffer(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
