package org.kiezplenum.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.decisions.Hands;

/**
 * Events as they are written for ever: a kind, a version and a JSON text.
 *
 * <p>The table of kinds only grows. What is absent is left out, never null; ids and choices are
 * plain strings. A field that may be absent is read as absent where it is missing; a number never
 * is.
 */
public final class EventCodec {
  private static final Map<String, Class<? extends Event>> KINDS = kinds();
  private static final Map<Class<?>, String> NAMES = names();
  private static final ObjectMapper JSON = mapper();

  private EventCodec() {}

  public static Draft write(String actor, Event event) {
    String kind = NAMES.get(event.getClass());
    if (kind == null) {
      throw new IllegalStateException("no wire name for " + event.getClass());
    }
    try {
      return new Draft(actor, kind, 1, JSON.writeValueAsString(event));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Refuses with {@link UnknownEvent} what a newer server has written. */
  public static Event read(Recorded recorded) {
    Class<? extends Event> type = KINDS.get(recorded.kind());
    if (type == null || recorded.version() != 1) {
      throw new UnknownEvent(recorded.kind(), recorded.version());
    }
    try {
      return JSON.readValue(recorded.body(), type);
    } catch (JsonProcessingException e) {
      if (isNewer(e)) {
        UnknownEvent unknown = new UnknownEvent(recorded.kind(), recorded.version());
        unknown.initCause(e);
        throw unknown;
      }
      throw new IllegalStateException("event " + recorded.seq() + " cannot be read", e);
    }
  }

  /** A field or a choice that is not known here was added later; all else is damage. */
  private static boolean isNewer(JsonProcessingException e) {
    return e instanceof UnrecognizedPropertyException
        || e.getCause() instanceof IllegalArgumentException;
  }

  /** Every kind there is, by its wire name. */
  public static Map<String, Class<? extends Event>> table() {
    return KINDS;
  }

  private static Map<String, Class<? extends Event>> kinds() {
    Map<String, Class<? extends Event>> kinds = new LinkedHashMap<>();
    kinds.put("assembly-created", Event.AssemblyCreated.class);
    kinds.put("assembly-changed", Event.AssemblyChanged.class);
    kinds.put("assembly-opened", Event.AssemblyOpened.class);
    kinds.put("assembly-ended", Event.AssemblyEnded.class);
    kinds.put("assembly-reopened", Event.AssemblyReopened.class);
    kinds.put("minutes-published", Event.MinutesPublished.class);
    kinds.put("minutes-withdrawn", Event.MinutesWithdrawn.class);
    kinds.put("presence-stated", Event.PresenceStated.class);
    kinds.put("person-joined", Event.PersonJoined.class);
    kinds.put("person-entered", Event.PersonEntered.class);
    kinds.put("role-taken", Event.RoleTaken.class);
    kinds.put("name-changed", Event.NameChanged.class);
    kinds.put("item-added", Event.ItemAdded.class);
    kinds.put("item-changed", Event.ItemChanged.class);
    kinds.put("item-moved", Event.ItemMoved.class);
    kinds.put("item-removed", Event.ItemRemoved.class);
    kinds.put("item-started", Event.ItemStarted.class);
    kinds.put("item-reopened", Event.ItemReopened.class);
    kinds.put("item-closed", Event.ItemClosed.class);
    kinds.put("note-written", Event.NoteWritten.class);
    kinds.put("note-changed", Event.NoteChanged.class);
    kinds.put("note-removed", Event.NoteRemoved.class);
    kinds.put("entry-made", Event.EntryMade.class);
    kinds.put("entry-withdrawn", Event.EntryWithdrawn.class);
    kinds.put("entry-struck", Event.EntryStruck.class);
    kinds.put("speaker-called", Event.SpeakerCalled.class);
    kinds.put("speech-paused", Event.SpeechPaused.class);
    kinds.put("speech-resumed", Event.SpeechResumed.class);
    kinds.put("speech-ended", Event.SpeechEnded.class);
    kinds.put("list-closed", Event.ListClosed.class);
    kinds.put("list-opened", Event.ListOpened.class);
    kinds.put("proposal-handed-in", Event.ProposalHandedIn.class);
    kinds.put("decision-opened", Event.DecisionOpened.class);
    kinds.put("hands-entered", Event.HandsEntered.class);
    kinds.put("hands-removed", Event.HandsRemoved.class);
    kinds.put("second-count-entered", Event.SecondCountEntered.class);
    kinds.put("count-settled", Event.CountSettled.class);
    kinds.put("decision-closed", Event.DecisionClosed.class);
    kinds.put("decision-reopened", Event.DecisionReopened.class);
    kinds.put("decision-announced", Event.DecisionAnnounced.class);
    kinds.put("decision-ended", Event.DecisionEnded.class);
    kinds.put("decision-mistaken", Event.DecisionMistaken.class);
    kinds.put("resolution-numbered", Event.ResolutionNumbered.class);
    kinds.put("names-checked", Event.NamesChecked.class);
    kinds.put("name-hidden", Event.NameHidden.class);
    kinds.put("names-rule-set", Event.NamesRuleSet.class);
    kinds.put("people-merged", Event.PeopleMerged.class);
    kinds.put("two-ballots-counted", Event.TwoBallotsCounted.class);
    kinds.put("role-left", Event.RoleLeft.class);
    kinds.put("clock-restarted", Event.ClockRestarted.class);
    kinds.put("speech-extended", Event.SpeechExtended.class);
    kinds.put("speaker-absent", Event.SpeakerAbsent.class);
    kinds.put("entry-moved", Event.EntryMoved.class);
    kinds.put("entry-restored", Event.EntryRestored.class);
    kinds.put("call-taken-back", Event.CallTakenBack.class);
    kinds.put("speech-taken-up", Event.SpeechTakenUp.class);
    kinds.put("absence-taken-back", Event.AbsenceTakenBack.class);
    kinds.put("item-taken-back", Event.ItemTakenBack.class);
    kinds.put("list-turned-off", Event.ListTurnedOff.class);
    kinds.put("break-begun", Event.BreakBegun.class);
    kinds.put("murmuring-begun", Event.MurmuringBegun.class);
    kinds.put("interlude-ended", Event.InterludeEnded.class);
    kinds.put("round-begun", Event.RoundBegun.class);
    kinds.put("round-joined", Event.RoundJoined.class);
    kinds.put("round-advanced", Event.RoundAdvanced.class);
    kinds.put("round-stepped-back", Event.RoundSteppedBack.class);
    kinds.put("decision-seen", Event.DecisionSeen.class);
    kinds.put("decision-set-aside", Event.DecisionSetAside.class);
    kinds.put("decision-reconsidered", Event.DecisionReconsidered.class);
    kinds.put("note-taken", Event.NoteTaken.class);
    kinds.put("note-left", Event.NoteLeft.class);
    kinds.put("note-moved", Event.NoteMoved.class);
    kinds.put("note-restored", Event.NoteRestored.class);
    kinds.put("wall-set", Event.WallSet.class);
    kinds.put("next-announced", Event.NextAnnounced.class);
    kinds.put("record-described", Event.RecordDescribed.class);
    kinds.put("queue-arranged", Event.QueueArranged.class);
    kinds.put("floor-rules-set", Event.FloorRulesSet.class);
    kinds.put("group-declared", Event.GroupDeclared.class);
    kinds.put("seldom-heard-marked", Event.SeldomHeardMarked.class);
    kinds.put("floor-yielded", Event.FloorYielded.class);
    kinds.put("motion-sorted", Event.MotionSorted.class);
    kinds.put("motion-objected", Event.MotionObjected.class);
    kinds.put("motion-settled", Event.MotionSettled.class);
    kinds.put("debate-asked", Event.DebateAsked.class);
    kinds.put("called-to-topic", Event.CalledToTopic.class);
    kinds.put("called-to-order", Event.CalledToOrder.class);
    kinds.put("order-call-lifted", Event.OrderCallLifted.class);
    kinds.put("signals-set", Event.SignalsSet.class);
    kinds.put("legend-set", Event.LegendSet.class);
    kinds.put("temperature-taken", Event.TemperatureTaken.class);
    kinds.put("temperature-ended", Event.TemperatureEnded.class);
    kinds.put("shares-stated", Event.SharesStated.class);
    kinds.put("debate-ended", Event.DebateEnded.class);
    kinds.put("decision-taken-up", Event.DecisionTakenUp.class);
    kinds.put("poll-opened", Event.PollOpened.class);
    kinds.put("cells-entered", Event.CellsEntered.class);
    kinds.put("paper-entered", Event.PaperEntered.class);
    kinds.put("poll-closed", Event.PollClosed.class);
    kinds.put("figures-stated", Event.FiguresStated.class);
    kinds.put("lot-drawn", Event.LotDrawn.class);
    kinds.put("poll-announced", Event.PollAnnounced.class);
    kinds.put("list-closing", Event.ListClosing.class);
    kinds.put("proposal-changed", Event.ProposalChanged.class);
    kinds.put("proposal-withdrawn", Event.ProposalWithdrawn.class);
    kinds.put("proposal-readmitted", Event.ProposalReadmitted.class);
    kinds.put("proposal-supported", Event.ProposalSupported.class);
    kinds.put("support-withdrawn", Event.SupportWithdrawn.class);
    kinds.put("secret-votes-demanded", Event.SecretVotesDemanded.class);
    kinds.put("named-votes-demanded", Event.NamedVotesDemanded.class);
    kinds.put("amendment-handed-in", Event.AmendmentHandedIn.class);
    kinds.put("amendment-taken-over", Event.AmendmentTakenOver.class);
    kinds.put("amendment-worked-in", Event.AmendmentWorkedIn.class);
    kinds.put("amendment-taken-out", Event.AmendmentTakenOut.class);
    kinds.put("amendment-settled", Event.AmendmentSettled.class);
    kinds.put("amendments-arranged", Event.AmendmentsArranged.class);
    kinds.put("electorate-set", Event.ElectorateSet.class);
    kinds.put("votes-granted", Event.VotesGranted.class);
    kinds.put("vote-withdrawn", Event.VoteWithdrawn.class);
    kinds.put("initiative-added", Event.InitiativeAdded.class);
    kinds.put("initiative-removed", Event.InitiativeRemoved.class);
    kinds.put("delegate-named", Event.DelegateNamed.class);
    kinds.put("delegate-dismissed", Event.DelegateDismissed.class);
    kinds.put("proxies-allowed", Event.ProxiesAllowed.class);
    kinds.put("proxy-given", Event.ProxyGiven.class);
    kinds.put("proxy-ended", Event.ProxyEnded.class);
    kinds.put("closing-announced", Event.ClosingAnnounced.class);
    kinds.put("proposal-admitted", Event.ProposalAdmitted.class);
    kinds.put("proposal-debated", Event.ProposalDebated.class);
    kinds.put("proposal-referred", Event.ProposalReferred.class);
    kinds.put("proposal-adjourned", Event.ProposalAdjourned.class);
    kinds.put("proposal-remarked", Event.ProposalRemarked.class);
    kinds.put("handing-in-set", Event.HandingInSet.class);
    kinds.put("proposals-competing", Event.ProposalsCompeting.class);
    kinds.put("proposal-parted", Event.ProposalParted.class);
    kinds.put("proposal-settled", Event.ProposalSettled.class);
    kinds.put("proposal-merged", Event.ProposalMerged.class);
    return Map.copyOf(kinds);
  }

  private static Map<Class<?>, String> names() {
    Map<Class<?>, String> names = new LinkedHashMap<>();
    KINDS.forEach((name, type) -> names.put(type, name));
    return Map.copyOf(names);
  }

  private static ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModule(WireNames.module())
        .addMixIn(Hands.class, OldHands.class)
        // What a record merely says of itself, as isPossible() does, is not part of the event.
        .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
        .serializationInclusion(JsonInclude.Include.NON_NULL)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build();
  }

  /** The very first servers wrote down as well what hands merely say of themselves. */
  @JsonIgnoreProperties("possible")
  private interface OldHands {}
}
