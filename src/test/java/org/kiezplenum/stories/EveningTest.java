package org.kiezplenum.stories;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A whole evening, with a desk, three phones and a screen, from the first page to the archive. */
@Tag("slow")
class EveningTest {

  @Test
  void anEveningFromTheFirstCodeToTheArchivedMinutes() {
    try (Hall hall = Hall.alone();
        Wifi evasWifi = new Wifi(hall.server().port())) {
      Evening evening = new Opening(hall, evasWifi).begins();

      Debate debate = new Debate(evening);
      debate.theFirstItemIsDone();
      debate.fiveQueue();
      debate.nothingIsLostOrDoubled();
      debate.twoSpeak();
      debate.aPhoneLosesTheNetwork();

      Vote vote = new Vote(evening);
      vote.aProposalIsHandedIn();
      vote.phonesVote();
      vote.handsAreCounted();
      vote.theResultIsAnnounced();

      Closing closing = new Closing(evening);
      closing.theEveningIsWrittenDown();
      closing.aSecondDeskTakesOver();
      closing.theAssemblyEnds();
      closing.theMinutesArePublished();
      closing.theArchiveFindsThem();
      // Browsers themselves say in the console that a network is gone.
      hall.nobodyComplained("ERR_INTERNET_DISCONNECTED", "/live' failed");
    }
  }
}
