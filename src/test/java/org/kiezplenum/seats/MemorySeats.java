package org.kiezplenum.seats;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;

/** Who holds which token, in memory, for tests. */
public final class MemorySeats implements Seats {
  private record Held(AssemblyId assembly, String secret) {}

  private final Map<Held, PersonId> seats = new ConcurrentHashMap<>();
  private final Map<Held, RoleKey> keys = new ConcurrentHashMap<>();

  @Override
  public Future<Void> take(AssemblyId assembly, String token, PersonId person) {
    seats.put(new Held(assembly, token), person);
    return Future.succeededFuture();
  }

  @Override
  public Future<Optional<PersonId>> find(AssemblyId assembly, String token) {
    return Future.succeededFuture(Optional.ofNullable(seats.get(new Held(assembly, token))));
  }

  @Override
  public Future<Optional<PersonId>> findEarlier(AssemblyId assembly, String token) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<Void> cutKey(AssemblyId assembly, String key, RoleKey opens) {
    keys.put(new Held(assembly, key), opens);
    return Future.succeededFuture();
  }

  @Override
  public Future<Optional<RoleKey>> opens(AssemblyId assembly, String key) {
    return Future.succeededFuture(Optional.ofNullable(keys.get(new Held(assembly, key))));
  }

  @Override
  public Future<Void> dropKeys(AssemblyId assembly, Role role) {
    keys.entrySet()
        .removeIf(key -> key.getKey().assembly().equals(assembly) && key.getValue().role() == role);
    return Future.succeededFuture();
  }
}
