package org.kiezplenum.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Readers;
import org.kiezplenum.assembly.Wall;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.decisions.BlockId;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.decisions.Finding;
import org.kiezplenum.assembly.decisions.Hands;
import org.kiezplenum.assembly.decisions.Method;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.FloorRules.TimeRule;
import org.kiezplenum.assembly.floor.Lists;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.floor.Order;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.signals.Signal;

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
    kinds.put("decision-closed", Event.DecisionClosed.class);
    kinds.put("decision-reopened", Event.DecisionReopened.class);
    kinds.put("decision-announced", Event.DecisionAnnounced.class);
    kinds.put("decision-ended", Event.DecisionEnded.class);
    kinds.put("names-checked", Event.NamesChecked.class);
    kinds.put("name-hidden", Event.NameHidden.class);
    kinds.put("names-rule-set", Event.NamesRuleSet.class);
    kinds.put("people-merged", Event.PeopleMerged.class);
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
    kinds.put("list-closing", Event.ListClosing.class);
    return Map.copyOf(kinds);
  }

  private static Map<Class<?>, String> names() {
    Map<Class<?>, String> names = new LinkedHashMap<>();
    KINDS.forEach((name, type) -> names.put(type, name));
    return Map.copyOf(names);
  }

  private static ObjectMapper mapper() {
    SimpleModule plain = new SimpleModule();
    asText(plain, PersonId.class, PersonId::new, PersonId::value);
    asText(plain, ItemId.class, ItemId::new, ItemId::value);
    asText(plain, NoteId.class, NoteId::new, NoteId::value);
    asText(plain, EntryId.class, EntryId::new, EntryId::value);
    asText(plain, ProposalId.class, ProposalId::new, ProposalId::value);
    asText(plain, DecisionId.class, DecisionId::new, DecisionId::value);
    asText(plain, BlockId.class, BlockId::new, BlockId::value);
    asText(plain, Role.class, Role.values(), Role::wireName);
    asText(plain, EntryKind.class, EntryKind.values(), EntryKind::wireName);
    asText(plain, Note.Kind.class, Note.Kind.values(), Note.Kind::wireName);
    asText(plain, Wall.Mode.class, Wall.Mode.values(), Wall.Mode::wireName);
    asText(plain, Readers.class, Readers.values(), Readers::wireName);
    asText(plain, Order.class, Order.values(), Order::wireName);
    asText(plain, Lists.By.class, Lists.By.values(), Lists.By::wireName);
    asText(plain, Lists.Turns.class, Lists.Turns.values(), Lists.Turns::wireName);
    asText(plain, Lists.WhenEmpty.class, Lists.WhenEmpty.values(), Lists.WhenEmpty::wireName);
    asText(plain, TimeRule.class, TimeRule.values(), TimeRule::wireName);
    asText(plain, MotionKind.class, MotionKind.values(), MotionKind::wireName);
    asText(plain, Motion.How.class, Motion.How.values(), Motion.How::wireName);
    asText(plain, Signal.class, Signal.values(), Signal::wireName);
    asText(plain, Method.class, Method.values(), Method::wireName);
    asText(plain, Finding.Outcome.class, Finding.Outcome.values(), Finding.Outcome::wireName);
    asText(plain, Finding.Reason.class, Finding.Reason.values(), Finding.Reason::wireName);
    return JsonMapper.builder()
        .addModule(plain)
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

  private static <E extends Enum<E>> void asText(
      SimpleModule module, Class<E> type, E[] values, Function<E, String> name) {
    Map<String, E> byName = new LinkedHashMap<>();
    for (E value : values) {
      byName.put(name.apply(value), value);
    }
    asText(module, type, text -> known(byName, text), name);
  }

  private static <E> E known(Map<String, E> byName, String text) {
    E value = byName.get(text);
    if (value == null) {
      throw new IllegalArgumentException("unknown value: " + text);
    }
    return value;
  }

  private static <T> void asText(
      SimpleModule module, Class<T> type, Function<String, T> read, Function<T, String> write) {
    module.addSerializer(
        type,
        new StdSerializer<>(type) {
          private static final long serialVersionUID = 1;

          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new StdDeserializer<>(type) {
          private static final long serialVersionUID = 1;

          @Override
          public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return read.apply(in.getValueAsString());
          }
        });
  }
}
