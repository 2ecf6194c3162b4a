package org.kiezplenum.assembly.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.join;
import static org.kiezplenum.assembly.Scenes.said;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;

/** Abuse case T-06: nobody passes for the moderation, or for another guest, by a name. */
class ReservedNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Moderation",
        "moderation",
        "M O D E R A T I O N",
        "M.o.d.e.r.a.t.i.o.n",
        "Die Moderation",
        "Moderator:in Anna",
        "Anna (Leitung)",
        "Mоderаtiоn",
        "ΜODERATION",
        "M0derat1on",
        "Moderation 2",
        "Mödérätion",
        "Ｍｏｄｅｒａｔｉｏｎ",
        "Protokollführung",
        "Kiezplenum",
        "Gast 7",
        "gast7",
        "Gast Nr. 7",
        "Guest 12",
        "Karte 204",
      })
  void whoHasNoRoleIsNotCalledSo(String name) {
    ON_ITEM.when(null, join(name)).thenRefused(Refusal.Code.NAME_RESERVED);
    ON_ITEM.when(ALI, new Command.ChangeName(said(name))).thenRefused(Refusal.Code.NAME_RESERVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ali",
        "Frau Öztürk",
        "Bernd Leitungsbau",
        "Gast",
        "Karte",
        "Heinz Gastmann",
        "Modesta",
        "Анна",
        "7",
        "Anna 204",
        "مريم",
      })
  void otherNamesAreFree(String name) {
    assertThat(ReservedNames.contain(name)).isFalse();
  }

  @Test
  void theDeskIsCalledWhatItIsAndCallsOthersAsItLikes() {
    ON_ITEM.when(MODERATOR, new Command.ChangeName(said("Moderation"))).isAccepted();
    ON_ITEM.when(MODERATOR, new Command.RenamePerson(ALI, said("Moderation"))).isAccepted();
    ON_ITEM.when(null, new Command.Join(said("Moderation"), Role.FACILITATOR)).isAccepted();
  }
}
