package org.kiezplenum.assembly.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.CEM;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.askToSpeak;
import static org.kiezplenum.assembly.Scenes.callFirst;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.handIn;
import static org.kiezplenum.assembly.Scenes.join;
import static org.kiezplenum.assembly.Scenes.mergePeople;
import static org.kiezplenum.assembly.Scenes.said;

import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.floor.EntryKind;

/** Names and numbers, and that two may turn out to be one. */
class NamesTest {

  @Test
  void aNameIsUncheckedUntilTheDeskLooksAtIt() {
    assertThat(ON_ITEM.state().people().get(ALI).isUnchecked()).isTrue();
    Story checked = ON_ITEM.and(MODERATOR, new Command.CheckNames());
    assertThat(checked.state().people().unchecked()).isEmpty();
    Story renamed = checked.and(ALI, new Command.ChangeName(said("Alibaba")));
    assertThat(renamed.state().people().unchecked()).containsExactly(ALI);
  }

  @Test
  void whoIsCalledByNameWasLookedAt() {
    Story called = ON_ITEM.and(ALI, askToSpeak()).and(MODERATOR, callFirst());
    assertThat(called.state().people().get(ALI).isUnchecked()).isFalse();
  }

  @Test
  void aHiddenNameStaysHiddenWhateverThePersonCallsThemselves() {
    Story hidden =
        ON_ITEM
            .when(MODERATOR, new Command.HideName(ALI))
            .then(new PeopleEvent.NameHidden(ALI))
            .and(ALI, new Command.ChangeName(said("Schlimmer")))
            .and(ALI, askToSpeak())
            .and(MODERATOR, callFirst());
    assertThat(hidden.state().people().get(ALI).isHidden()).isTrue();
    assertThat(
            hidden.and(MODERATOR, new Command.ShowName(ALI)).state().people().get(ALI).isHidden())
        .isFalse();
  }

  @Test
  void aNameGivenByTheDeskIsChecked() {
    Story renamed = ON_ITEM.and(MODERATOR, new Command.RenamePerson(ALI, said("Ali B.")));
    assertThat(renamed.state().people().get(ALI).isUnchecked()).isFalse();
    assertThat(renamed.state().people().get(ALI).name().version()).isEqualTo(2);
  }

  @Test
  void whoHasNoNameHasNothingToCheck() {
    assertThat(ON_ITEM.state().people().get(Scenes.FINN).isUnchecked()).isFalse();
  }

  @Test
  void phonesNeverGetTheNumberOfACard() {
    Story full = ON_ITEM;
    for (int i = 0; i < 200; i++) {
      full = full.and(null, join(null));
    }
    assertThat(full.state().people().numbered(200)).isNotNull();
    assertThat(full.state().people().numbered(201)).isNull();
    assertThat(full.state().people().numbered(301)).isNotNull();
    assertThat(full.state().people().nextNumber()).isEqualTo(308);
  }

  @Test
  void theEarlierPlaceStays() {
    Story three = ON_ITEM.and(ALI, askToSpeak()).and(BO, askToSpeak()).and(CEM, askToSpeak());

    Story intoLater = three.and(MODERATOR, mergePeople(ALI, CEM));
    assertThat(intoLater.state().floor().queue()).containsExactly(entry(1), entry(2));
    assertThat(intoLater.state().floor().find(entry(1)).person()).isEqualTo(CEM);

    Story intoEarlier = three.and(MODERATOR, mergePeople(CEM, ALI));
    assertThat(intoEarlier.state().floor().queue()).containsExactly(entry(1), entry(2));
    assertThat(intoEarlier.state().floor().waitingOf(ALI)).isEqualTo(entry(1));
  }

  @Test
  void whoStaysMayBeNamedByNumber() {
    Command into = new Command.MergePeople(ALI, new Command.Who(null, 3, null));
    assertThat(ON_ITEM.and(MODERATOR, into).state().people().get(ALI).id()).isEqualTo(BO);
    Command nobody = new Command.MergePeople(ALI, new Command.Who(null, 204, null));
    ON_ITEM.when(MODERATOR, nobody).thenRefused(Refusal.Code.UNKNOWN_PERSON);
    Command named = new Command.MergePeople(ALI, new Command.Who(null, null, said("Bo")));
    assertThat(ON_ITEM.and(MODERATOR, named).state().people().get(ALI).id()).isEqualTo(BO);
    Command stranger = new Command.MergePeople(ALI, new Command.Who(null, null, said("Boris")));
    ON_ITEM.when(MODERATOR, stranger).thenRefused(Refusal.Code.UNKNOWN_PERSON);
  }

  @Test
  void oneWhoTurnedOutToBeAnotherIsThatOther() {
    Command byName = new Command.EnterSpeaker(new Command.Who(null, null, said("Frau Öz")));
    Story typed = ON_ITEM.and(ALI, handIn("Bänke")).and(MODERATOR, byName);
    PersonId desk = PersonId.of(8);
    Story merged =
        typed
            .and(MODERATOR, mergePeople(ALI, desk))
            .and(ALI, new Command.AskToSpeak(EntryKind.CONTRIBUTION, null));

    assertThat(merged.state().floor().next().person()).isEqualTo(desk);
    assertThat(merged.state().people().numbered(2).id()).isEqualTo(desk);
    assertThat(merged.state().people().byId()).doesNotContainKey(ALI);
    merged.when(desk, askToSpeak()).making(entry(1)).thenNothingHappens();
  }

  @Test
  void whoSpeaksWhileBeingMergedGoesOnSpeaking() {
    Story merged =
        ON_ITEM
            .and(ALI, askToSpeak())
            .and(MODERATOR, callFirst())
            .and(MODERATOR, mergePeople(ALI, BO));
    assertThat(merged.state().floor().speech().entry().person()).isEqualTo(BO);
  }

  @Test
  void noRoleChangesHandsByMerging() {
    ON_ITEM.when(MODERATOR, mergePeople(MODERATOR, ALI)).thenRefused(Refusal.Code.HAS_A_ROLE);
    Story into = ON_ITEM.and(MODERATOR, mergePeople(ALI, MODERATOR));
    assertThat(into.state().people().get(ALI).isAtDesk()).isTrue();
    assertThat(into.state().people().sitting(ALI)).isNull();
  }

  @Test
  void theLastModerationCannotBeTakenAway() {
    Command own = new Command.RevokeRole(MODERATOR, Role.FACILITATOR);
    ON_ITEM.when(MODERATOR, own).thenRefused(Refusal.Code.LAST_FACILITATOR);
    Story two = ON_ITEM.and(ALI, new Command.TakeRole(Role.FACILITATOR));
    Story handed = two.and(MODERATOR, own);
    handed.when(MODERATOR, new Command.CloseList()).thenRefused(Refusal.Code.NOT_ALLOWED);
    handed.when(ALI, new Command.CloseList()).isAccepted();
  }

  @Test
  void unknownPeopleAreRefused() {
    for (Command command :
        new Command[] {
          new Command.HideName(Scenes.STRANGER),
          new Command.ShowName(Scenes.STRANGER),
          new Command.RenamePerson(Scenes.STRANGER, said("X")),
          mergePeople(ALI, Scenes.STRANGER),
          new Command.RevokeRole(Scenes.STRANGER, Role.FACILITATOR)
        }) {
      ON_ITEM.when(MODERATOR, command).thenRefused(Refusal.Code.UNKNOWN_PERSON);
    }
  }
}
