package org.kiezplenum.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/**
 * Events as they are written for ever: a kind, a version and a JSON text.
 *
 * <p>Kinds are only ever added: no event is renamed or removed. What is absent is left out, never
 * null; ids and choices are plain strings. A field that may be absent is read as absent where it is
 * missing; a number never is.
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

  /** The wire name of an event is the name of its class: {@code ItemAdded}, {@code item-added}. */
  private static Map<String, Class<? extends Event>> kinds() {
    return below(Event.class)
        .collect(
            Collectors.toUnmodifiableMap(
                type -> wireName(type.getSimpleName()), type -> type.asSubclass(Event.class)));
  }

  private static Stream<Class<?>> below(Class<?> subject) {
    return Stream.of(subject.getPermittedSubclasses())
        .flatMap(type -> type.isSealed() ? below(type) : Stream.of(type));
  }

  private static String wireName(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static Map<Class<?>, String> names() {
    return KINDS.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
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
