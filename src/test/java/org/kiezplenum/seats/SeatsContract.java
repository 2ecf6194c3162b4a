package org.kiezplenum.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;

/** What every store of seats promises. */
abstract class SeatsContract {
  private AssemblyId assembly;
  private AssemblyId other;

  abstract Seats seats();

  /** A new assembly that nobody has a seat in. */
  abstract AssemblyId begin();

  @BeforeEach
  void beginTwoAssemblies() {
    assembly = begin();
    other = begin();
  }

  @Test
  void aTokenHasTheSeatThatItTook() {
    assertThat(result(seats().find(assembly, "token"))).isEmpty();
    result(seats().take(assembly, "token", PersonId.of(1)));
    assertThat(result(seats().find(assembly, "token"))).contains(PersonId.of(1));
    assertThat(result(seats().find(assembly, "Token"))).isEmpty();
  }

  @Test
  void oneTokenMayHaveASeatInEachAssembly() {
    result(seats().take(assembly, "token", PersonId.of(1)));
    assertThat(result(seats().find(other, "token"))).isEmpty();
    result(seats().take(other, "token", PersonId.of(2)));
    assertThat(result(seats().find(assembly, "token"))).contains(PersonId.of(1));
    assertThat(result(seats().find(other, "token"))).contains(PersonId.of(2));
  }

  @Test
  void twoTokensMayHaveOneSeat() {
    result(seats().take(assembly, "phone", PersonId.of(1)));
    result(seats().take(assembly, "laptop", PersonId.of(1)));
    assertThat(result(seats().find(assembly, "phone"))).contains(PersonId.of(1));
    assertThat(result(seats().find(assembly, "laptop"))).contains(PersonId.of(1));
  }

  @Test
  void whoTakesAnotherSeatLeavesTheFirst() {
    result(seats().take(assembly, "token", PersonId.of(1)));
    result(seats().take(assembly, "token", PersonId.of(2)));
    assertThat(result(seats().find(assembly, "token"))).contains(PersonId.of(2));
  }

  @Test
  void aKeyOpensItsRoleInItsAssemblyOnly() {
    RoleKey facilitator = RoleKey.to(Role.FACILITATOR);
    result(seats().cutKey(assembly, "key", facilitator));
    assertThat(result(seats().opens(assembly, "key"))).contains(facilitator);
    assertThat(result(seats().opens(assembly, "another"))).isEmpty();
    assertThat(result(seats().opens(other, "key"))).isEmpty();
    // A key is no seat, and a token no key.
    assertThat(result(seats().find(assembly, "key"))).isEmpty();
  }

  @Test
  void whereTheKeysOfARoleAreDroppedNoneOfThemOpensAnything() {
    for (AssemblyId each : new AssemblyId[] {assembly, other}) {
      for (Role role : Role.values()) {
        result(seats().cutKey(each, role.wireName(), RoleKey.to(role)));
        result(seats().cutKey(each, role.wireName() + " back", RoleKey.back(role, 3)));
      }
    }
    result(seats().take(assembly, "token", PersonId.of(1)));
    String facilitator = Role.FACILITATOR.wireName();
    assertThat(result(seats().opens(assembly, facilitator + " back")))
        .contains(RoleKey.back(Role.FACILITATOR, 3));
    result(seats().dropKeys(assembly, Role.FACILITATOR));
    assertThat(result(seats().opens(assembly, facilitator))).isEmpty();
    assertThat(result(seats().opens(assembly, facilitator + " back"))).isEmpty();
    for (Role role : Role.values()) {
      assertThat(result(seats().opens(other, role.wireName()))).contains(RoleKey.to(role));
      if (role != Role.FACILITATOR) {
        assertThat(result(seats().opens(assembly, role.wireName()))).contains(RoleKey.to(role));
      }
    }
    assertThat(result(seats().find(assembly, "token"))).contains(PersonId.of(1));
  }
}
