package org.kiezplenum.seats;

import io.vertx.core.Future;
import java.util.Optional;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;

/**
 * Who holds which token. A token is 256 random bits in the hands of a browser or an API client;
 * only the SHA-256 of token and assembly is stored. Every seat has a token of its own, which the
 * server has drawn: nobody sits down by what somebody else has chosen for them.
 */
public interface Seats {

  /** Gives the holder of this token the seat of this person. */
  Future<Void> take(AssemblyId assembly, String token, PersonId person);

  /** Whose seat it is. */
  Future<Optional<PersonId>> find(AssemblyId assembly, String token);

  /**
   * Whose seat it is, if it was taken while browsers had one token for all assemblies, under a name
   * of a cookie that other sites could set.
   */
  Future<Optional<PersonId>> findEarlier(AssemblyId assembly, String token);

  /** Stores a key that whoever holds it may turn into a role. */
  Future<Void> cutKey(AssemblyId assembly, String key, RoleKey opens);

  /** What this key opens, empty if nothing. */
  Future<Optional<RoleKey>> opens(AssemblyId assembly, String key);

  /** No key that was cut before opens this role any more. Whoever has a seat keeps it. */
  Future<Void> dropKeys(AssemblyId assembly, Role role);
}
