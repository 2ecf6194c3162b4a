package org.kiezplenum.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.kiezplenum.assembly.Phase.Readers;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.FloorRules.TimeRule;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.floor.order.Order;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.HandingIn;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.signals.Signal;
import org.kiezplenum.assembly.signals.Wall;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Dropped.DropReason;
import org.kiezplenum.assembly.voting.PlainFinding;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.counting.SecondCount;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Happening;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.Why;

/**
 * How ids, choices and counts are written in events: ids and choices as plain strings, what is a
 * map as that map.
 */
final class WireNames {
  private WireNames() {}

  static SimpleModule module() {
    SimpleModule plain = new SimpleModule();
    asText(plain, PersonId.class, PersonId::new, PersonId::value);
    asText(plain, ItemId.class, ItemId::new, ItemId::value);
    asText(plain, NoteId.class, NoteId::new, NoteId::value);
    asText(plain, EntryId.class, EntryId::new, EntryId::value);
    asText(plain, ProposalId.class, ProposalId::new, ProposalId::value);
    asText(plain, DecisionId.class, DecisionId::new, DecisionId::value);
    asText(plain, BlockId.class, BlockId::new, BlockId::value);
    asText(plain, InitiativeId.class, InitiativeId::new, InitiativeId::value);
    asText(plain, Electorate.Rule.class, Electorate.Rule.values(), Electorate.Rule::wireName);
    plain.addKeyDeserializer(PersonId.class, key(PersonId::new));
    asText(plain, Role.class, Role.values(), Role::wireName);
    asText(plain, EntryKind.class, EntryKind.values(), EntryKind::wireName);
    asText(plain, Note.NoteKind.class, Note.NoteKind.values(), Note.NoteKind::wireName);
    asText(plain, Wall.Mode.class, Wall.Mode.values(), Wall.Mode::wireName);
    asText(plain, Readers.class, Readers.values(), Readers::wireName);
    asText(plain, Order.class, Order.values(), Order::wireName);
    asText(plain, Lists.By.class, Lists.By.values(), Lists.By::wireName);
    asText(plain, Lists.Turns.class, Lists.Turns.values(), Lists.Turns::wireName);
    asText(plain, Lists.WhenEmpty.class, Lists.WhenEmpty.values(), Lists.WhenEmpty::wireName);
    asText(plain, TimeRule.class, TimeRule.values(), TimeRule::wireName);
    asText(plain, MotionKind.class, MotionKind.values(), MotionKind::wireName);
    asText(plain, Motion.How.class, Motion.How.values(), Motion.How::wireName);
    asText(plain, SecondCount.Takes.class, SecondCount.Takes.values(), SecondCount.Takes::wireName);
    asText(plain, DropReason.class, DropReason.values(), DropReason::wireName);
    asText(plain, Signal.class, Signal.values(), Signal::wireName);
    asText(plain, HandingIn.class, HandingIn.values(), HandingIn::wireName);
    asText(plain, PlainMethod.class, PlainMethod.values(), PlainMethod::wireName);
    asText(
        plain,
        PlainFinding.Outcome.class,
        PlainFinding.Outcome.values(),
        PlainFinding.Outcome::wireName);
    asText(
        plain,
        PlainFinding.FindingReason.class,
        PlainFinding.FindingReason.values(),
        PlainFinding.FindingReason::wireName);
    asText(plain, Outcome.class, Outcome.values(), Outcome::wireName);
    asText(plain, Why.class, Why.values(), Why::wireName);
    asText(
        plain,
        Happening.HappeningKind.class,
        Happening.HappeningKind.values(),
        Happening.HappeningKind::wireName);
    as(
        plain,
        Settings.class,
        new TypeReference<Map<String, String>>() {},
        WireNames::settings,
        WireNames::written);
    as(plain, Cells.class, new TypeReference<Map<String, Long>>() {}, Cells::of, Cells::counts);
    as(plain, Bag.class, new TypeReference<Map<String, Integer>>() {}, Bag::of, Bag::times);
    return plain;
  }

  /** As the name of a field; written it is what the id says of itself. */
  private static KeyDeserializer key(Function<String, ?> read) {
    return new KeyDeserializer() {
      @Override
      public Object deserializeKey(String name, DeserializationContext context) {
        return read.apply(name);
      }
    };
  }

  private static Settings settings(Map<String, String> written) {
    Map<Setting, String> settings = new LinkedHashMap<>();
    written.forEach((name, value) -> settings.put(Setting.of(name).orElseThrow(), value));
    return Settings.of(settings);
  }

  private static Map<String, String> written(Settings settings) {
    Map<String, String> written = new TreeMap<>();
    settings.values().forEach((setting, value) -> written.put(setting.wireName(), value));
    return written;
  }

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
    as(module, type, new TypeReference<String>() {}, read, write);
  }

  /** As something that JSON knows: a text, or a map. */
  private static <T, P> void as(
      SimpleModule module,
      Class<T> type,
      TypeReference<P> plain,
      Function<P, T> read,
      Function<T, P> write) {
    module.addSerializer(
        type,
        new StdSerializer<>(type) {
          private static final long serialVersionUID = 1;

          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            provider.defaultSerializeValue(write.apply(value), out);
          }
        });
    module.addDeserializer(
        type,
        new StdDeserializer<>(type) {
          private static final long serialVersionUID = 1;

          @Override
          public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return read.apply(context.readValue(in, context.getTypeFactory().constructType(plain)));
          }
        });
  }
}
