package org.kiezplenum.assembly.voting;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.people.PersonId;

/**
 * How many people a vote was about, as it was when the vote was closed. What is said of the room
 * later changes no vote, unless it is said of this vote; then everybody is told so.
 *
 * @param present in the room at the close, if anybody had counted; at the latest at the
 *     announcement
 * @param listed on the list of those who may vote, where one is kept
 * @param represented how many of the votes of phones were cast for somebody who was away
 * @param stated what was said of this vote alone, after its close
 * @param delegates how many spoke for each initiative when it was announced; empty until then
 */
public record HeadCount(
    @Nullable Integer present,
    @Nullable Integer listed,
    int represented,
    Stated stated,
    Map<String, Integer> delegates) {
  static final HeadCount UNKNOWN = new HeadCount(null, null, 0, Stated.NOTHING, Map.of());

  /** Figures that the moderation stated for one vote; what it did not say is absent. */
  public record Stated(@Nullable Integer present, @Nullable Integer entitled) {
    static final Stated NOTHING = new Stated(null, null);

    public boolean isNothing() {
      return present == null && entitled == null;
    }

    private Stated and(VotingEvent.FiguresStated event) {
      return new Stated(
          event.present() == null ? present : event.present(),
          event.entitled() == null ? entitled : event.entitled());
    }
  }

  static HeadCount atClose(
      @Nullable Integer present,
      @Nullable Integer listed,
      @Nullable Map<PersonId, Integer> weights) {
    return new HeadCount(present, listed, represented(weights), Stated.NOTHING, Map.of());
  }

  /** For how many of those who were away these have voted. */
  static int represented(@Nullable Map<PersonId, Integer> weights) {
    return weights == null ? 0 : weights.values().stream().mapToInt(weight -> weight - 1).sum();
  }

  /** How many were here: as was said of this vote, or else as it was known at its close. */
  public @Nullable Integer here() {
    return stated.present() == null ? present : stated.present();
  }

  /** How many votes were cast for somebody who was away; nothing if none was. */
  public @Nullable Integer byProxy() {
    return represented == 0 ? null : represented;
  }

  HeadCount stating(VotingEvent.FiguresStated event) {
    return new HeadCount(present, listed, represented, stated.and(event), delegates);
  }

  /** As it was announced with; what nobody knew by then stays so. */
  HeadCount announced(@Nullable Integer with) {
    return here() == null ? new HeadCount(with, listed, represented, stated, delegates) : this;
  }

  /** With those who spoke for initiatives when it was first announced. */
  HeadCount speaking(Map<String, Integer> then) {
    return new HeadCount(present, listed, represented, stated, then);
  }
}
